-- Hears the call of the extension that follows, and is heard by nobody.
local here = freeswitch.getGlobalVariable('script_dir') .. '/'
local supervise = dofile(here .. 'supervise.lua')

return function(run)
  return supervise(run, 'listen', 'eavesdrop')
end
