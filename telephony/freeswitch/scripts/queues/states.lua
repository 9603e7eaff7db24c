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

-- status: logged_in, paused or logged_out.
function M.set(agent, domain, status, reason)
  if not (documents.is_id(agent) and documents.is_domain(domain) and STATUS[status]) then return false end
  local dbh = own.open()
  if not dbh then return false end
  local since = own.now_ms()
  local noted = own.note_state(dbh, agent, domain, status, reason, since)
  dbh:release()
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
function M.settle(handles, domain, agent)
  local document = documents.plan(handles.replica, domain, agent)
  local state = document and document.data and document.data.state
  if state then own.forget_state(handles.own, agent, state.since) end
  if not document then own.forget_state(handles.own, agent, own.now_ms()) end
end

function M.tell_all()
  local dbh = own.open()
  if not dbh then return end
  for _, row in ipairs(own.states(dbh)) do tell(row) end
  dbh:release()
end

return M
