-- A caller in a queue, from the beginning to what came of it.
local M = {}

local here = freeswitch.getGlobalVariable('script_dir') .. '/'
local announcer = dofile(here .. 'queues/announcer.lua')
local converge = dofile(here .. 'queues/converge.lua')
local own = dofile(here .. 'queues/own-store.lua')
local prompts = dofile(here .. 'queues/prompts.lua')

-- Of the caller's leg for the agents' legs. A fixed list: what an earlier step exported is not theirs.
local EXPORTED = 'pbx_tenant_id,pbx_domain,pbx_call_id,pbx_direction,pbx_number_id,pbx_dialed'

local OUTCOME = {
  TIMEOUT = 'timeout', NO_AGENT_TIMEOUT = 'no_agents', EXIT_WITH_KEY = 'key',
}

local function outcome_of(session)
  if session:getVariable('cc_cause') == 'answered' then return 'answered' end
  if not session:ready() then return 'abandoned' end
  return OUTCOME[session:getVariable('cc_cancel_reason') or ''] or 'timeout'
end

local function wait_in(session, name)
  for _, variable in ipairs({ 'cc_cause', 'cc_cancel_reason', 'cc_exit_key', 'cc_agent' }) do
    session:setVariable(variable, nil)
  end
  session:execute('callcenter', name)
  return outcome_of(session)
end

-- The module takes these for who is waiting; a phone's own account is nobody's number.
local function name_caller(session)
  if (session:getVariable('sip_h_X-Pbx-Device') or '') == '' then return end
  for _, what in ipairs({ 'number', 'name' }) do
    local shown = session:getVariable('effective_caller_id_' .. what)
    if shown then session:setVariable('caller_id_' .. what, shown) end
  end
end

local function prepare(session, id, data)
  session:setVariable('cc_export_vars', EXPORTED)
  session:setVariable('cc_exit_keys', data.exitKeys)
  session:setVariable('cc_base_score', '0')
  session:setVariable('cc_moh_override', prompts.sound(data.music) or prompts.prompt(data.language, 'music'))
  session:setVariable('cc_outbound_announce', announcer.to_agent(data, 0))
  -- A caller who stays on the line after the agent has gone is asked (pbx-rating.lua).
  session:setVariable('hangup_after_bridge', data.rating and 'false' or 'true')
  session:setVariable('pbx_rating_queue', data.rating and id or nil)
end

-- The agent of the caller's last call, if free to be asked right now.
local function same_agent(session, handles, name, data)
  local caller = session:getVariable('caller_id_number') or ''
  if not data.sameAgent or caller == '' then return nil end
  local agent = own.last_agent(handles.own, name, caller, data.sameAgent.hours)
  local is_member = false
  for _, member in ipairs(data.members or {}) do is_member = is_member or member.agent == agent end
  if not is_member then return nil end
  local is_free = false
  handles.switch:query("SELECT 1 AS n FROM agents WHERE name='" .. agent
    .. "' AND status='Available' AND state='Waiting'", function() is_free = true end)
  return is_free and agent or nil
end

-- answered, timeout, no_agents, key or abandoned. After `answered` the two are joined as soon as the
-- script has ended: nothing more may be done with the channel.
function M.run(session, domain, id)
  name_caller(session)
  local handles = converge.open()
  if not handles then return 'no_agents' end
  local queue = converge.queue(handles, domain, id)
  local name = id .. '@' .. domain
  local data = queue and queue.data
  local agent = data and same_agent(session, handles, name, data)
  converge.close(handles)
  if not data then return 'no_agents' end
  prepare(session, id, data)
  local began = os.time()
  if agent then
    local outcome = wait_in(session, converge.same_agent_queue(domain, id, agent))
    if outcome ~= 'timeout' and outcome ~= 'no_agents' then return outcome end
    -- Nobody who came meanwhile stands before this caller.
    session:setVariable('cc_base_score', ('%d'):format(os.time() - began))
  end
  return wait_in(session, name)
end

return M
