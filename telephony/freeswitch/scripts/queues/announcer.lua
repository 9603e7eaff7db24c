-- Tells waiting callers what their queue says, and prepares what the agent will hear. One look a
-- second at all who wait, whatever their number: the switch itself does the playing.
local M = {}

local here = freeswitch.getGlobalVariable('script_dir') .. '/'
local documents = dofile(here .. 'queues/documents.lua')
local prompts = dofile(here .. 'queues/prompts.lua')
local wait = dofile(here .. 'queues/wait.lua')

-- Not while the caller still takes in that nobody has answered at once.
local FIRST_SECONDS = 3
local SETTINGS_SECONDS = 2
local POSITION_MAX = 20

local WAITING = "SELECT queue, uuid, session_uuid, joined_epoch FROM members "
  .. "WHERE state IN ('Waiting','Trying') AND session_uuid<>'' "
  .. "ORDER BY queue, (%d-joined_epoch)+base_score+skill_score DESC"

-- state: { means, settings, told }, kept by the daemon between looks.
function M.new()
  return { means = {}, settings = {}, told = {} }
end

local function api(words, arguments)
  return freeswitch.API():execute(words, arguments)
end

-- What a queue's document says. `que_1.agt_1@domain` has the one of `que_1@domain`.
local function settings_of(state, handles, name, now)
  local held = state.settings[name]
  if held and held.at > now - SETTINGS_SECONDS then return held.data end
  local id, domain = name:match('^([%w_-]+)[^@]*@(.+)$')
  local queue = id and documents.plan(handles.replica, domain, id)
  local data = queue and queue.data or {}
  state.settings[name] = { at = now, data = data }
  return data
end

local function agents_in(handles, name)
  local count = 0
  handles.switch:query("SELECT COUNT(*) AS n FROM tiers JOIN agents ON agents.name=tiers.agent WHERE "
    .. "tiers.queue='" .. name .. "' AND agents.status='Available'", function(row)
    count = tonumber(row.n)
  end)
  return count
end

-- The parts of one announcement, in the order they are heard.
local function parts_of(state, handles, member, announcement, position)
  local data, parts = state.settings[member.queue].data, {}
  local function add(path) if path then parts[#parts + 1] = path end end
  add(prompts.sound(announcement.sound))
  if announcement.tellPosition then
    add(prompts.prompt(data.language, 'queue_position_' .. math.min(position, POSITION_MAX)))
  end
  if announcement.tellWait then
    local seconds = wait.expected(state.means, member.queue, position, agents_in(handles, member.queue))
    if seconds then add(prompts.prompt(data.language, 'queue_wait_' .. wait.minutes(seconds))) end
  end
  return parts
end

local function announce(state, handles, member, data, position, now)
  local announcement, told = data.announcement, state.told[member.uuid]
  if not announcement or now < told.next then return end
  told.next = now + announcement.everySeconds
  local parts = parts_of(state, handles, member, announcement, position)
  local path = prompts.one_after_another(parts)
  if path then api('uuid_broadcast', member.session_uuid .. ' ' .. path .. ' aleg') end
end

-- Said to the agent before the two are joined; the module reads the variable at that moment.
local function prepare_agent(state, member, data, now)
  local told, to_agent = state.told[member.uuid], data.toAgent
  if not to_agent or not to_agent.tellWaited then return end
  local minutes = wait.minutes(now - tonumber(member.joined_epoch))
  if told.minutes == minutes then return end
  told.minutes = minutes
  local path = M.to_agent(data, minutes)
  if path then api('uuid_setvar', member.session_uuid .. ' cc_outbound_announce ' .. path) end
end

-- What an agent hears of a caller who has waited so many minutes, or nil.
function M.to_agent(data, minutes)
  local parts, to_agent = {}, data.toAgent or {}
  local function add(path) if path then parts[#parts + 1] = path end end
  add(prompts.sound(to_agent.sound))
  if to_agent.tellWaited then add(prompts.prompt(data.language, 'queue_waited_' .. minutes)) end
  return prompts.one_after_another(parts)
end

-- One look at all who wait.
function M.look(state, handles)
  local now, position, last, here_now = os.time(), 0, nil, {}
  handles.switch:query(WAITING:format(now), function(member)
    if member.queue ~= last then position, last = 0, member.queue end
    position = position + 1
    here_now[#here_now + 1] = { member = member, position = position }
  end)
  local still = {}
  for _, one in ipairs(here_now) do
    local member = one.member
    local data = settings_of(state, handles, member.queue, now)
    state.told[member.uuid] = state.told[member.uuid] or { next = now + FIRST_SECONDS }
    still[member.uuid] = state.told[member.uuid]
    announce(state, handles, member, data, one.position, now)
    prepare_agent(state, member, data, now)
  end
  state.told = still
end

return M
