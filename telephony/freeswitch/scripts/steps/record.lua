-- { do = "record", when }: what a number or an extension says of its calls. Nothing begins here: a call
-- is recorded from when somebody is connected (recorder.lua).
local recorder = dofile(freeswitch.getGlobalVariable('script_dir') .. '/recorder.lua')

return function(run, step)
  recorder.say(run.session, step.when)
  return step.when
end
