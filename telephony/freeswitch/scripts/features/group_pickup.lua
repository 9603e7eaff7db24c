-- Takes the call that has been ringing longest, of those the caller may pick up.
local here = freeswitch.getGlobalVariable('script_dir') .. '/'
local reach = dofile(here .. 'reach.lua')

return function(run)
  local may = reach.permissions.of(run)
  local is_any = false
  local caller = reach.patiently(function()
    for _, ringing in ipairs(reach.channels.ringing(run.domain)) do
      is_any = true
      if may('pickup', ringing.extension) then return ringing.caller end
    end
  end)
  if not caller then return reach.refuse(run, is_any and 'not_allowed' or 'pickup_none') end
  return reach.pick_up(run, caller)
end
