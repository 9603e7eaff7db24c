-- { do = "conference", room }: the caller comes into a room of mod_conference, whose name is the room's
-- id. All of a PBX's calls are on its home node, so all who call a room meet. `data` of its document:
-- pin, moderatorPin, waitForModerator, endWithModerator, announce, maxMembers, music, record, language.
-- joined, wrong_pin, locked, full, abandoned, or none: there is no such room.
local here = freeswitch.getGlobalVariable('script_dir') .. '/'
local keys = dofile(here .. 'keys.lua')
local media = dofile(here .. 'media.lua')
local room = dofile(here .. 'room.lua')
local sounds = dofile(here .. 'sounds.lua')

local PIN_TRIES = 3
local PIN_SECONDS = 6
local PIN_DIGITS_MAX = 10
local NAME_SECONDS = 4
-- How long a recording is waited for after the last member has gone.
local CLOSING_TURNS, CLOSING_MS = 20, 100

local function say(run, name)
  local path = run.session:ready() and sounds.prompt(run, name)
  if path then run.session:streamFile(path) end
end

-- moderator, member or nil: three wrong ones. Without a PIN of everybody, silence is a member's.
local function role_of(run, data)
  if not (data.pin or data.moderatorPin) then return 'member' end
  for _ = 1, PIN_TRIES do
    if not run.session:ready() then return nil end
    local given = keys.read(run.session, {
      file = sounds.prompt(run, 'conference_pin'), seconds = PIN_SECONDS,
      goes_on = function(pressed) return pressed:sub(-1) ~= '#' and #pressed <= PIN_DIGITS_MAX end,
    }):gsub('#$', '')
    if given == data.moderatorPin then return 'moderator' end
    if given == (data.pin or '') then return 'member' end
    say(run, 'conference_pin_wrong')
  end
  return nil
end

-- Why this caller cannot come in now, or nil.
local function closed(state, data, role)
  if not state or role == 'moderator' then return nil end
  if state.locked then return 'locked' end
  return (state.member_count or 0) >= data.maxMembers and 'full' or nil
end

local function record_name(run)
  say(run, 'conference_name')
  local id = freeswitch.API():execute('create_uuid', '')
  local path = freeswitch.getGlobalVariable('temp_dir') .. '/' .. id .. '.wav'
  if not run.session:ready() or not room.is_path(path) then return nil end
  run.session:execute('playback', 'tone_stream://%(200,0,640)')
  run.session:recordFile(path, NAME_SECONDS, 200, 2)
  return path
end

-- The first one in begins the recording of the room; it runs while there are two or more.
local function begin_recording(run, id)
  local recording, path = media.open(run.session, 'call', {})
  if not recording then return end
  room.note_recording(id, recording)
  run.session:setVariable('conference_auto_record', path)
end

-- Whoever leaves last hands the recording over, once the switch has closed it.
local function end_recording(id)
  for _ = 1, CLOSING_TURNS do
    if not room.state(id) then break end
    freeswitch.msleep(CLOSING_MS)
  end
  if room.state(id) then return end
  local recording = room.take_recording(id)
  if recording then media.close(recording) end
end

local function welcome(run, data, state, role)
  if data.record then say(run, 'recording_announcement') end
  if data.waitForModerator and role ~= 'moderator' and not room.has_moderator(state) then
    say(run, 'conference_wait')
  elseif not state then
    say(run, 'conference_alone')
  end
end

local function prepare(run, id, data, role)
  local session = run.session
  local music = data.music and sounds.path(run, data.music) or sounds.prompt(run, 'music')
  session:setVariable('conference_max_members', ('%d'):format(data.maxMembers + 1))
  session:setVariable('conference_moh_sound', music or 'silence')
  session:setVariable('conference_flags', data.waitForModerator and 'wait-mod' or nil)
  session:setVariable('conference_enforce_security', role == 'moderator' and 'false' or 'true')
  -- Members are listed by this; the name of a phone's own account says nothing.
  if run.is_device and run.caller then session:execute('set_profile_var', 'caller_id_number=' .. run.caller) end
  session:setVariable('pbx_room', id)
  session:setVariable('pbx_room_language', run.language)
end

-- Blocks until the caller leaves.
local function stay(run, id, data, role)
  local profile = data.announce == 'tone' and 'pbx-tone' or 'pbx'
  local flags = role == 'moderator' and data.endWithModerator and 'moderator|endconf'
    or role == 'moderator' and 'moderator' or nil
  dofile(here .. 'track.lua').add(run.session, 'room', id)
  run.session:execute('conference', id .. '@' .. profile .. (flags and '+flags{' .. flags .. '}' or ''))
end

local function visit(run, id, data, role, state)
  local name = data.announce == 'name' and record_name(run)
  if not run.session:ready() then return end
  welcome(run, data, state, role)
  if data.record and not room.state(id) then begin_recording(run, id) end
  prepare(run, id, data, role)
  if name then room.play(id, name) end
  stay(run, id, data, role)
  if name then
    room.play(id, name)
    room.play(id, sounds.prompt(run, 'conference_left'))
    os.remove(name)
  end
  if data.record then end_recording(id) end
end

return function(run, step)
  local document = run.plans.plan(step.room)
  local data = document and document.data
  if not data or not room.is_id(step.room) then return 'none' end
  run.language = run.language or data.language
  run.session:answer()
  local role = role_of(run, data)
  if not run.session:ready() then return 'abandoned', nil, 'over' end
  if not role then return 'wrong_pin' end
  local state = room.state(step.room)
  local why = closed(state, data, role)
  if why then
    say(run, 'conference_' .. why)
    return why
  end
  visit(run, step.room, data, role, state)
  return 'joined', nil, 'done'
end
