-- A key pressed in a conference: mute, and of a moderator lock, hush (all but moderators) and end.
local here = freeswitch.getGlobalVariable('script_dir') .. '/'
local plans = dofile(here .. 'plans.lua')
local room = dofile(here .. 'room.lua')
local sounds = dofile(here .. 'sounds.lua')

local id = session:getVariable('pbx_room') or ''
local member = tonumber(session:getVariable('conference_member_id') or '')

local function prompt(name)
  return sounds.prompt({ language = session:getVariable('pbx_room_language') }, name)
end

local function me(state)
  for _, one in ipairs(room.members(state)) do
    if one.id == member then return one end
  end
  return nil
end

local function can_speak(one)
  return one ~= nil and one.flags ~= nil and one.flags.can_speak == true
end

local KEYS = {}

function KEYS.mute(state)
  local speaks = can_speak(me(state))
  room.command(id, (speaks and 'mute ' or 'unmute ') .. ('%d'):format(member))
  room.play(id, prompt(speaks and 'conference_muted' or 'conference_unmuted'), member)
end

function KEYS.lock(state)
  room.command(id, state.locked and 'unlock' or 'lock')
  room.play(id, prompt(state.locked and 'conference_unlocked' or 'conference_locked'))
end

function KEYS.hush(state)
  local anybody = false
  for _, one in ipairs(room.members(state)) do
    anybody = anybody or (can_speak(one) and not one.flags.is_moderator)
  end
  room.command(id, (anybody and 'mute' or 'unmute') .. ' non_moderator')
  room.play(id, prompt(anybody and 'conference_muted' or 'conference_unmuted'))
end

KEYS['end'] = function()
  room.command(id, 'hup all')
end

local key, state = KEYS[argv[1] or ''], room.state(id)
if key and state and member then key(state) end
