-- Parks the call that this extension has on hold, else the one it is in at another phone; says where.
local here = freeswitch.getGlobalVariable('script_dir') .. '/'
local parking = dofile(here .. 'parking.lua')
local reach = dofile(here .. 'reach.lua')

local PLACES, SECONDS = 9, 120

return function(run)
  local channels, own = reach.channels, run.session:get_uuid()
  local _, other = reach.patiently(function()
    return channels.talking(run.domain, run.extension, { except = own, held = true })
  end)
  if not other then return reach.refuse(run, 'park_none') end
  local place = parking.take(run.domain, other, run.features.parkPlaces or PLACES)
  if not place then return reach.refuse(run, 'park_full') end
  channels.set(other, 'pbx_parked_at', ('%d'):format(place))
  channels.set(other, 'pbx_parked_by', run.extension)
  channels.set(other, 'pbx_parked_seconds', ('%d'):format(run.features.parkSeconds or SECONDS))
  freeswitch.API():execute('uuid_transfer', other .. ' lua:pbx-parked.lua inline')
  reach.note(run, ('parked %d %s'):format(place, other))
  reach.speech.say(run, 'parked_at')
  reach.speech.number(run, place)
  return nil, nil, 'done'
end
