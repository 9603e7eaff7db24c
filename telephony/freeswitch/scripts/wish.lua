-- Keeps what was set at a phone and says so; noted is what landed in the record.
local here = freeswitch.getGlobalVariable('script_dir') .. '/'
local speech = dofile(here .. 'speech.lua')
local wishes = dofile(here .. 'wishes.lua')

return function(run, field, value, prompt)
  local kept = wishes.set(run, field, value)
  run.session:setVariable('pbx_feature', kept and field .. ' ' .. value or 'error')
  speech.say(run, kept and prompt or 'error')
  return nil, nil, 'done'
end
