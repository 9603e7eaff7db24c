-- Takes a call that rings at the extension whose number follows the code.
local here = freeswitch.getGlobalVariable('script_dir') .. '/'
local reach = dofile(here .. 'reach.lua')

return function(run)
  local whom = reach.extension_dialled(run)
  if not whom then return reach.refuse(run, 'number_unknown') end
  if not reach.permissions.of(run)('pickup', whom) then return reach.refuse(run, 'not_allowed') end
  local caller = reach.patiently(function()
    for _, ringing in ipairs(reach.channels.ringing(run.domain)) do
      if ringing.extension == whom then return ringing.caller end
    end
  end)
  if not caller then return reach.refuse(run, 'pickup_none') end
  return reach.pick_up(run, caller)
end
