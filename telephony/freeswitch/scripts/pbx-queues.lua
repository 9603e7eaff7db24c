-- Keeps this node's queues as the documents say, tells waiting callers where they are, and remembers
-- who spoke with whom. Started once with mod_lua; no fault of one turn ends it.
local here = freeswitch.getGlobalVariable('script_dir') .. '/'
local converge = dofile(here .. 'queues/converge.lua')
local announcer = dofile(here .. 'queues/announcer.lua')
local live = dofile(here .. 'queues/live.lua')
local own = dofile(here .. 'queues/own-store.lua')
local states = dofile(here .. 'queues/states.lua')
local wait = dofile(here .. 'queues/wait.lua')

local POLL_MS = 250
local QUEUED_EVENTS = 10000
local TELL_SECONDS = 2
local PRUNE_SECONDS = 3600
local EVENTS_AT_ONCE = 200

local changed = freeswitch.EventConsumer('CUSTOM', 'pbx::changed', QUEUED_EVENTS)
local news = freeswitch.EventConsumer('CUSTOM', 'callcenter::info', QUEUED_EVENTS)
local looking, showing = announcer.new(), live.new()
local next_look, next_told, next_prune = 0, 0, 0
local everything = true

local function log(level, words)
  freeswitch.consoleLog(level, 'queues: ' .. words .. '\n')
end

local function with_handles(work)
  local handles = converge.open()
  if not handles then return false end
  local ok, fault = pcall(work, handles)
  converge.close(handles)
  if not ok then error(fault, 0) end
  return true
end

local function split(name)
  return name:match('^([%w_-]+)[^@]*@([%w.-]+)$')
end

-- Agents by id with their domain, as far as this node knows them.
local function known_agents(handles)
  local found = {}
  handles.switch:query('SELECT DISTINCT agent, queue FROM tiers', function(row)
    local _, domain = split(row.queue)
    found[row.agent] = domain
  end)
  return found
end

local function converge_all(handles)
  local queues = converge.known(handles)
  for _, name in ipairs(queues) do
    local id, domain = split(name)
    if id and id .. '@' .. domain == name then
      converge.queue(handles, domain, id)
      converge.reload(handles, name)
    end
  end
  for id, domain in pairs(known_agents(handles)) do converge.agent(handles, domain, id) end
end

local function converge_key(handles, key, agents)
  local domain, id = key:match('^plan:([^:]+):(.+)$')
  local kind = id:match('^(%a+)_')
  if kind == 'que' then
    local name, is_known = id .. '@' .. domain, false
    handles.switch:query("SELECT 1 AS n FROM tiers WHERE queue='" .. name .. "' LIMIT 1",
      function() is_known = true end)
    if is_known then converge.queue(handles, domain, id) end
    converge.reload(handles, name)
  elseif kind == 'agt' then
    if agents[id] then converge.agent(handles, domain, id) end
  else
    converge.agents_of(handles, domain, id, agents)
  end
end

local function take_changes()
  local keys = {}
  for _ = 1, EVENTS_AT_ONCE do
    local event = changed:pop(0)
    if not event then break end
    if event:getHeader('Everything') == 'true' then everything = true end
    for key in (event:getBody() or ''):gmatch('[^\n]+') do keys[key] = true end
  end
  if not everything and next(keys) == nil then return end
  with_handles(function(handles)
    if everything then
      converge_all(handles)
      everything = false
      return
    end
    local agents = known_agents(handles)
    for key in pairs(keys) do converge_key(handles, key, agents) end
  end)
end

local function caller_of(event)
  local number = event:getHeader('CC-Member-CID-Number') or ''
  return #number <= 32 and number:match('^%+?%d%d%d+$') or number:match('^%d%d%d?%d?$')
end

local function note_news(event)
  local action, agent = event:getHeader('CC-Action'), event:getHeader('CC-Agent')
  local name = event:getHeader('CC-Queue') or ''
  local queue, domain = split(name)
  if action == 'bridge-agent-start' and queue and caller_of(event) then
    local dbh = own.open()
    if not dbh then return end
    own.note_call(dbh, queue .. '@' .. domain, caller_of(event), agent)
    dbh:release()
  elseif action == 'bridge-agent-end' and queue then
    local from = tonumber(event:getHeader('CC-Agent-Answered-Time') or '')
    local to = tonumber(event:getHeader('CC-Bridge-Terminated-Time') or '')
    if from and to then wait.note_talk(looking.means, queue .. '@' .. domain, to - from) end
  elseif action == 'agent-max-no-answer' then
    states.paused_by_switch(agent)
  end
end

local function take_news()
  for _ = 1, EVENTS_AT_ONCE do
    local event = news:pop(0)
    if not event then return end
    note_news(event)
  end
end

local function guarded(work)
  local ok, fault = pcall(work)
  if not ok then log('err', tostring(fault)) end
end

local function look(handles)
  announcer.look(looking, handles)
  live.look(showing, handles)
end

local function turn()
  local now = os.time()
  guarded(take_news)
  guarded(take_changes)
  if now >= next_look then
    next_look = now + 1
    guarded(function() with_handles(look) end)
  end
  if now >= next_told then
    next_told = now + TELL_SECONDS
    guarded(function() with_handles(states.tell_all) end)
  end
  if now >= next_prune then
    next_prune = now + PRUNE_SECONDS
    guarded(function()
      local dbh = own.open()
      if dbh then own.prune(dbh) dbh:release() end
    end)
  end
end

local made = own.make()
if made then made:release() end
while freeswitch.running() do
  turn()
  freeswitch.msleep(POLL_MS)
end
