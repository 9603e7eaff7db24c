-- Takes back the call parked at the place that follows the code; without one, the only parked call.
local here = freeswitch.getGlobalVariable('script_dir') .. '/'
local parking = dofile(here .. 'parking.lua')
local reach = dofile(here .. 'reach.lua')

return function(run)
  local place, uuid = tonumber((run.argument or ''):match('^%d%d?$')), nil
  if place then uuid = parking.at(run.domain, place)
  elseif not run.argument then place, uuid = parking.only(run.domain, run.features.parkPlaces or 0) end
  -- Of two who reach for it only one frees the place.
  if not uuid or not parking.leave(run.domain, place, uuid) then return reach.refuse(run, 'park_empty') end
  return reach.take(run, uuid, 'retrieved')
end
