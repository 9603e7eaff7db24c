-- Stays with a call that goes on between two others, until it or this one ends. Only with what speaks
-- with somebody: what a caller presses in a menu is nobody's to hear.
local here = freeswitch.getGlobalVariable('script_dir') .. '/'
local reach = dofile(here .. 'reach.lua')

return function(run, action, application)
  local leg, why = reach.call_to_reach(run, action)
  if not leg then return reach.refuse(run, why) end
  local session = run.session
  reach.note(run, action .. ' ' .. leg)
  session:answer()
  -- Keys would switch from listening to speaking: that is another permission.
  session:setVariable('eavesdrop_enable_dtmf', 'false')
  session:execute(application, leg)
  return nil, nil, 'done'
end
