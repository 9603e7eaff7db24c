-- Agents who log in, out or pause on this node: by phone, or by the switch after calls they let ring.
-- It holds here at once. The control plane is told until its own document is as new, so it may be away.
local M = {}

local here = freeswitch.getGlobalVariable('script_dir') .. '/'
local documents = dofile(here .. 'queues/documents.lua')
local own = dofile(here .. 'queues/own-store.lua')

local STATUS = { logged_in = 'Available', paused = 'On Break', logged_out = 'Logged Out' }

local function tell(row)
  local event = freeswitch.Event('CUSTOM', 'pbx::agent')
  event:addHeader('Agent-Id', row.agent)
  event:addHeader('Agent-Domain', row.domain)
  event:addHeader('Agent-Status', row.status)
  event:addHeader('Agent-Reason', row.reason)
  event:addHeader('Agent-Since', tostring(row.since))
  event:fire()
end

-- What the control plane has said of an agent: { status, since } or nil; false: the agent is gone.
local function told_state(replica, agent, domain)
  local document = documents.plan(replica, domain, agent)
  if not document then return false end
  return document.data and document.data.state
end

-- Later than anything that was said before, though a clock elsewhere may be ahead of this one.
local function next_since(replica, dbh, agent, domain)
  local before, told = own.state(dbh, agent), told_state(replica, agent, domain)
  return math.max(own.now_ms(), (before and before.since or 0) + 1, (told and told.since or 0) + 1)
end

-- status: logged_in, paused or logged_out.
function M.set(agent, domain, status, reason)
  if not (documents.is_id(agent) and documents.is_domain(domain) and STATUS[status]) then return false end
  local replica, dbh = documents.open(), own.open()
  local since, noted
  if replica and dbh then
    since = next_since(replica, dbh, agent, domain)
    noted = own.note_state(dbh, agent, domain, status, reason, since)
  end
  if replica then replica:release() end
  if dbh then dbh:release() end
  if not noted then return false end
  local api = freeswitch.API()
  -- An agent whom no queue on this node knows yet is told when a call comes.
  api:execute('callcenter_config', ("agent set status %s '%s'"):format(agent, STATUS[status]))
  tell({ agent = agent, domain = domain, status = status, reason = reason or '', since = ('%d'):format(since) })
  return true
end

-- The module has done it already; here it is only kept and told.
function M.paused_by_switch(agent)
  local switch = own.open_switch()
  if not switch or not documents.is_id(agent) then return end
  local domain
  switch:query("SELECT queue FROM tiers WHERE agent='" .. agent .. "' LIMIT 1", function(row)
    domain = row.queue:match('@(.+)$')
  end)
  switch:release()
  if domain then M.set(agent, domain, 'paused', 'no_answer') end
end

-- Once the document is as new, nothing is left to tell.
local function is_settled(handles, row)
  local told = told_state(handles.replica, row.agent, row.domain)
  return told == false or (told ~= nil and told.since >= tonumber(row.since))
end

-- Again and again: whoever should hear it may have been away.
function M.tell_all(handles)
  for _, row in ipairs(own.states(handles.own)) do
    if is_settled(handles, row) then own.forget_state(handles.own, row.agent, row.since)
    else tell(row) end
  end
end

-- The documents of the agents whose calls ring this extension.
function M.agents_at(domain, extension)
  local replica, found = documents.open(), {}
  if not replica then return found end
  for _, agent in ipairs(documents.agents(replica, domain)) do
    if agent.data and agent.data.extension == extension then found[#found + 1] = agent end
  end
  replica:release()
  return found
end

return M
