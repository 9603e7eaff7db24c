-- { do = "record", policy }: the file is the recorder's business (recorder.lua); an `always` begins
-- when somebody answers.
local here = freeswitch.getGlobalVariable('script_dir') .. '/'

return function(run, step)
  local recorder = loadfile(here .. 'recorder.lua')
  if recorder then recorder()(run, step.policy) end
  return step.policy.when
end
