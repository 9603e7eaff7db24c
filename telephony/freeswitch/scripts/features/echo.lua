-- What the caller says comes back, until the caller hangs up.
local here = freeswitch.getGlobalVariable('script_dir') .. '/'
local speech = dofile(here .. 'speech.lua')

return function(run)
  speech.say(run, 'echo')
  run.session:execute('echo')
  return nil, nil, 'over'
end
