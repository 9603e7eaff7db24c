-- What the caller says comes back, until the caller hangs up.
return function(run)
  run.session:answer()
  run.session:execute('echo')
  return nil, nil, 'over'
end
