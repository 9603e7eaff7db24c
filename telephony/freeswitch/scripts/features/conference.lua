-- *66: a conference of one's own, into which whoever is on hold at this phone comes along. With an
-- extension's number after it that one is called in, too; with a room's number it is that room.
local here = freeswitch.getGlobalVariable('script_dir') .. '/'
local reach = dofile(here .. 'reach.lua')
local ringing = dofile(here .. 'ringing.lua')
local room = dofile(here .. 'room.lua')

local PROFILE = '@pbx-tone'
local RING_SECONDS = 40

local function bring_held(run, id)
  local own = run.session:get_uuid()
  local leg, partner = reach.patiently(function()
    return reach.channels.talking(run.domain, run.extension, { except = own, held = true })
  end)
  if leg then freeswitch.API():execute('uuid_transfer', partner .. ' conference:' .. id .. PROFILE .. ' inline') end
end

-- What the leg that is called carries; each is ours or checked.
local function carried(run)
  local session = run.session
  local number = (run.caller or ''):match('^%+?%d+$') or 'anonymous'
  local parts = {
    'ignore_early_media=true', 'pbx_leg=callee', 'pbx_direction=internal', 'hangup_after_conference=true',
    'sip_invite_domain=' .. run.domain, 'pbx_domain=' .. run.domain,
    'origination_caller_id_number=' .. number, 'origination_caller_id_name=' .. number,
    'media_timeout=120000',
  }
  for _, name in ipairs({ 'pbx_call_id', 'pbx_tenant_id' }) do
    local value = session:getVariable(name) or ''
    if value:match('^[%w_-]+$') then parts[#parts + 1] = name .. '=' .. value end
  end
  return '{' .. table.concat(parts, ',') .. '}'
end

-- false: nobody can be rung there now.
local function call_in(run, id, extension)
  local dial = ringing.of_extension(run, extension, { limit = RING_SECONDS })
  if not dial then return false end
  freeswitch.API():execute('bgapi', 'originate ' .. carried(run) .. dial .. ' &conference(' .. id .. PROFILE .. ')')
  return true
end

-- Is another leg of this extension in the room already?
local function is_in(run, id)
  local mine = {}
  for _, row in ipairs(reach.channels.of_domain(run.domain)) do
    if row.extension == run.extension then mine[row.uuid] = true end
  end
  for _, member in ipairs(room.members(room.state(id))) do
    if mine[member.uuid] then return true end
  end
  return false
end

local function enter(run, id)
  local session = run.session
  session:setVariable('pbx_room', id)
  session:setVariable('pbx_room_language', run.language)
  session:execute('conference', id .. PROFILE .. '+flags{moderator}')
end

return function(run)
  local go = run.argument and run.dial_target(run.argument)
  if go and go.kind == 'conference' then
    dofile(here .. 'rooms.lua')(run, { room = go.id })
    return nil, nil, 'done'
  end
  if run.argument and not (go and go.kind == 'extension') then return reach.refuse(run, 'number_unknown') end
  local id = 'own_' .. run.extension
  if not room.is_id(id) then return nil, nil, 'unknown' end
  run.session:answer()
  if go and not call_in(run, id, go.id) then return reach.refuse(run, 'not_available') end
  if not is_in(run, id) then
    bring_held(run, id)
    reach.note(run, 'conference ' .. id)
    enter(run, id)
  end
  return nil, nil, 'done'
end
