-- { do = "when", if = conditions, go = target }
return function(run, step)
  if run.holds(step['if']) then return 'y', step.go end
  return 'n'
end
