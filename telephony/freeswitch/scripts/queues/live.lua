-- Shows the control plane who waits and what agents do: a queue's picture is told when it changes, and
-- again before the control plane would take the node for gone.
local M = {}

local here = freeswitch.getGlobalVariable('script_dir') .. '/'
local json = dofile(here .. 'json-write.lua')

-- lib/queues/live-rules.ts forgets a picture after 30 seconds.
local AGAIN_SECONDS = 10
local SHOWN_MAX = 100

local CALLERS = "SELECT queue, session_uuid, cid_number, cid_name, joined_epoch, serving_agent, state "
  .. "FROM members WHERE state IN ('Waiting','Trying') AND session_uuid<>'' ORDER BY joined_epoch"

-- An agent left alone after a call is free to the module and not to a person who looks.
local AGENTS = "SELECT DISTINCT tiers.queue AS queue, agents.name AS name, agents.state AS state, "
  .. "agents.last_bridge_start AS began, agents.last_bridge_end AS ended, agents.last_offered_call AS offered "
  .. "FROM tiers JOIN agents ON agents.name=tiers.agent WHERE agents.state IN ('Receiving','In a queue call') "
  .. "OR (agents.last_bridge_end+agents.wrap_up_time>%d AND agents.wrap_up_time>0)"

local ACTIVITY = { Receiving = 'ringing', ['In a queue call'] = 'in_call' }

function M.new()
  return {}
end

-- `que_1.agt_1@domain` is shown as `que_1`.
local function shown_in(queues, name)
  local id = name:match('^(que_%w+)[^@]*@')
  if not id then return nil end
  queues[id] = queues[id] or { count = 0, waiting = json.array(), agents = json.array() }
  return queues[id]
end

local function add_caller(queues, row)
  local queue = shown_in(queues, row.queue)
  if not queue then return end
  queue.count = queue.count + 1
  if #queue.waiting >= SHOWN_MAX then return end
  local agent = row.state == 'Trying' and row.serving_agent:match('^agt_%w+$') or nil
  queue.waiting[#queue.waiting + 1] = {
    call = row.session_uuid, number = row.cid_number, name = row.cid_name,
    since = tonumber(row.joined_epoch), agent = agent,
  }
end

local function add_agent(queues, seen, row)
  local queue = shown_in(queues, row.queue)
  local key = row.queue:match('^que_%w+') .. row.name
  if not queue or seen[key] then return end
  seen[key] = true
  local activity = ACTIVITY[row.state] or 'wrap_up'
  local since = ({ ringing = row.offered, in_call = row.began, wrap_up = row.ended })[activity]
  queue.agents[#queue.agents + 1] = { id = row.name, activity = activity, since = tonumber(since) or 0 }
end

local function pictures(handles)
  local queues, seen = {}, {}
  handles.switch:query(CALLERS, function(row) add_caller(queues, row) end)
  handles.switch:query(AGENTS:format(os.time()), function(row) add_agent(queues, seen, row) end)
  return queues
end

local function tell(id, text)
  local event = freeswitch.Event('CUSTOM', 'pbx::queue')
  event:addHeader('Queue-Id', id)
  event:addHeader('Queue-Snapshot', text)
  event:fire()
end

local EMPTY = '{"agents":[],"count":0,"waiting":[]}'

-- state: { [queue id] = { text, at } }, kept by the daemon between looks.
function M.look(state, handles)
  local now, queues = os.time(), pictures(handles)
  for id, queue in pairs(queues) do
    local text, held = json.encode(queue), state[id]
    if not held or held.text ~= text or now - held.at >= AGAIN_SECONDS then
      state[id] = { text = text, at = now }
      tell(id, text)
    end
  end
  for id in pairs(state) do
    if not queues[id] then
      state[id] = nil
      tell(id, EMPTY)
    end
  end
end

return M
