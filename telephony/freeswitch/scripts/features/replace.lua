-- Goes on with the call of the extension that follows, which drops out.
local here = freeswitch.getGlobalVariable('script_dir') .. '/'
local reach = dofile(here .. 'reach.lua')

return function(run)
  local leg, partner = reach.call_to_reach(run, 'replace')
  if not leg then return reach.refuse(run, partner) end
  return reach.take(run, partner, 'replaced')
end
