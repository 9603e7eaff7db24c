-- Makes mod_callcenter's agents and tiers what the documents say: only what differs is commanded, and
-- commands hold ids only. A queue is looked at when a call enters it and when its documents change;
-- queues that have no calls on this node cost it nothing.
local M = {}

local here = freeswitch.getGlobalVariable('script_dir') .. '/'
local documents = dofile(here .. 'queues/documents.lua')
local own = dofile(here .. 'queues/own-store.lua')
local reach = dofile(here .. 'queues/reach.lua')
local sql = dofile(here .. 'pbx-sql.lua')

local STATUS = { logged_in = 'Available', paused = 'On Break', logged_out = 'Logged Out' }
-- Column of the module's table → field of the agent's document.
local DELAYS = {
  wrap_up_time = 'wrapUpSeconds', max_no_answer = 'maxNoAnswer',
  no_answer_delay_time = 'noAnswerDelaySeconds', busy_delay_time = 'busyDelaySeconds',
  reject_delay_time = 'rejectDelaySeconds',
}

local function config(words)
  return freeswitch.API():execute('callcenter_config', words)
end

-- Everything a convergence reads; nil while the node cannot serve. close() it.
function M.open()
  local handles = { replica = documents.open(), own = own.open(), switch = own.open_switch() }
  if handles.replica and handles.own and handles.switch and documents.is_filled(handles.replica) then
    return handles
  end
  M.close(handles)
  return nil
end

function M.close(handles)
  for _, dbh in pairs(handles) do dbh:release() end
end

-- The newer of what the control plane says and of what was dialled on this node.
local function status_of(handles, agent)
  local data = agent.data
  if data.enabled == false then return STATUS.logged_out end
  local told, dialled = data.state, own.state(handles.own, agent.id)
  if dialled and told and told.since >= dialled.since then
    own.forget_state(handles.own, agent.id, told.since)
    dialled = nil
  end
  local state = dialled or told
  return state and STATUS[state.status] or STATUS.logged_out
end

local function held_agents(handles, ids)
  local quoted, held = {}, {}
  for index, id in ipairs(ids) do quoted[index] = sql.quote(id) end
  if #quoted == 0 then return held end
  handles.switch:query('SELECT * FROM agents WHERE name IN (' .. table.concat(quoted, ',') .. ')',
    function(row) held[row.name] = row end)
  return held
end

local function converge_agent(handles, domain, agent, held)
  local id = agent.id
  if not held then config('agent add ' .. id .. ' Callback') end
  local contact = reach.contact(handles.replica, domain, agent)
  if not held or held.contact ~= contact then
    config('agent set contact ' .. id .. " '" .. contact:gsub("'", "\\'") .. "'")
  end
  for column, field in pairs(DELAYS) do
    local wanted = ('%d'):format(math.floor(agent.data[field] or 0))
    if not held or held[column] ~= wanted then
      config('agent set ' .. column .. ' ' .. id .. ' ' .. wanted)
    end
  end
  local status = status_of(handles, agent)
  if not held or held.status ~= status then
    config('agent set status ' .. id .. " '" .. status .. "'")
  end
end

-- One agent who is known to the module; gone with its document.
function M.agent(handles, domain, id)
  local agent = documents.plan(handles.replica, domain, id)
  local held = held_agents(handles, { id })[id]
  if not agent then
    if held then config('agent del ' .. id) end
    return
  end
  converge_agent(handles, domain, agent, held)
end

local function held_tiers(handles, name)
  local held = {}
  handles.switch:query('SELECT agent, level, position FROM tiers WHERE queue=' .. sql.quote(name),
    function(row) held[row.agent] = row end)
  return held
end

local function converge_tiers(handles, name, members, agents)
  local held = held_tiers(handles, name)
  for _, member in ipairs(members) do
    local id = member.agent
    if agents[id] then
      local level, position = ('%d'):format(member.level), ('%d'):format(member.position)
      local tier = held[id]
      held[id] = nil
      if not tier then
        config(('tier add %s %s %s %s'):format(name, id, level, position))
      else
        if tier.level ~= level then config(('tier set level %s %s %s'):format(name, id, level)) end
        if tier.position ~= position then
          config(('tier set position %s %s %s'):format(name, id, position))
        end
      end
    end
  end
  for id in pairs(held) do config(('tier del %s %s'):format(name, id)) end
end

-- A queue with its agents. Without its document it goes, with its tiers. Answers the document.
function M.queue(handles, domain, id)
  local name = id .. '@' .. domain
  local queue = documents.plan(handles.replica, domain, id)
  if not queue or not queue.data then
    M.drop_queue(handles, name)
    return nil
  end
  local members, ids = queue.data.members or {}, {}
  for _, member in ipairs(members) do ids[#ids + 1] = member.agent end
  local agents = documents.plans(handles.replica, domain, ids)
  local held = held_agents(handles, ids)
  for agent_id, agent in pairs(agents) do
    converge_agent(handles, domain, agent, held[agent_id])
  end
  converge_tiers(handles, name, members, agents)
  return queue
end

-- `que_1.agt_1@domain` is the queue in which a caller waits for one agent first.
function M.same_agent_queue(domain, queue_id, agent_id)
  local name = queue_id .. '.' .. agent_id .. '@' .. domain
  config(('tier add %s %s 0 1'):format(name, agent_id))
  return name
end

function M.drop_queue(handles, name)
  local id, domain = name:match('^([^@]+)@(.+)$')
  local names = { [name] = true }
  handles.switch:query('SELECT DISTINCT queue FROM tiers WHERE queue LIKE '
    .. sql.quote(id:gsub('_', '\\_') .. '.%@' .. domain) .. " ESCAPE '\\'",
    function(row) names[row.queue] = true end)
  for one in pairs(names) do
    for agent in pairs(held_tiers(handles, one)) do config(('tier del %s %s'):format(one, agent)) end
    M.reload(handles, one)
  end
end

local function is_loaded(name)
  return ('\n' .. config('queue list')):find('\n' .. name .. '|', 1, true) ~= nil
end

-- Settings are read again: after `unload` by whoever asks next, under the module's own lock. While
-- somebody waits the old ones must stay in memory, for the module still looks at them after it has
-- let them go: then they are loaded over (and the old ones, some kilobytes, are lost).
function M.reload(handles, name)
  if not is_loaded(name) then return end
  local waiting = 0
  handles.switch:query('SELECT COUNT(*) AS n FROM members WHERE queue=' .. sql.quote(name),
    function(row) waiting = tonumber(row.n) end)
  config((waiting > 0 and 'queue load ' or 'queue unload ') .. name)
end

-- Names of the queues this node has had calls for.
function M.known(handles)
  local queues = {}
  handles.switch:query('SELECT DISTINCT queue FROM tiers', function(row) queues[#queues + 1] = row.queue end)
  return queues
end

-- The agents whose extension has changed; known: { [agent id] = domain }.
function M.agents_of(handles, domain, extension, known)
  local ids = {}
  for id, of in pairs(known) do
    if of == domain then ids[#ids + 1] = id end
  end
  for id, agent in pairs(documents.plans(handles.replica, domain, ids)) do
    if agent.data.extension == extension then M.agent(handles, domain, id) end
  end
end

return M
