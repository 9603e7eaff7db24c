-- { do = "end", as }
return function(_, step)
  return step.as, nil, step.as
end
