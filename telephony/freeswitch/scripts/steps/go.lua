-- { do = "go", to = target }
return function(_, step)
  return nil, step.to
end
