-- { do = "play", sound }
local here = freeswitch.getGlobalVariable('script_dir') .. '/'
local sounds = dofile(here .. 'sounds.lua')

return function(run, step)
  local path = sounds.path(run, step.sound)
  if not path then return end
  run.session:answer()
  run.session:streamFile(path)
end
