-- Hears the call of the extension that follows, and is heard by that extension only.
local here = freeswitch.getGlobalVariable('script_dir') .. '/'
local supervise = dofile(here .. 'supervise.lua')

return function(run)
  run.session:setVariable('eavesdrop_whisper_bleg', 'true')
  return supervise(run, 'whisper', 'eavesdrop')
end
