-- Parks the call that this extension has on hold, else the one it is in at another phone; says where.
local here = freeswitch.getGlobalVariable('script_dir') .. '/'
local parking = dofile(here .. 'parking.lua')
local reach = dofile(here .. 'reach.lua')

local PLACES, SECONDS = 9, 120

-- What a caller's leg has from its arrival and a callee's does not: parked, it may have to ring somebody.
local CARRIED = { 'export_vars', 'nolocal:pbx_leg', 'nolocal:sip_invite_domain', 'continue_on_fail',
  'hangup_after_bridge', 'ignore_early_media' }

local function carry(channels, from, to)
  for _, name in ipairs(CARRIED) do
    local value = channels.variable(from, name)
    if value and value:match('^[%w_:.,-]+$') and not channels.variable(to, name) then channels.set(to, name, value) end
  end
end

return function(run)
  local channels, own = reach.channels, run.session:get_uuid()
  local leg, other = reach.patiently(function()
    return channels.talking(run.domain, run.extension, { except = own, held = true })
  end)
  if not other then return reach.refuse(run, 'park_none') end
  local place = parking.take(run.domain, other, run.features.parkPlaces or PLACES)
  if not place then return reach.refuse(run, 'park_full') end
  carry(channels, leg, other)
  channels.set(other, 'pbx_parked_at', ('%d'):format(place))
  channels.set(other, 'pbx_parked_by', run.extension)
  channels.set(other, 'pbx_parked_seconds', ('%d'):format(run.features.parkSeconds or SECONDS))
  freeswitch.API():execute('uuid_transfer', other .. ' lua:pbx-parked.lua inline')
  reach.note(run, ('parked %d %s'):format(place, other))
  reach.speech.say(run, 'parked_at')
  reach.speech.number(run, place)
  return nil, nil, 'done'
end
