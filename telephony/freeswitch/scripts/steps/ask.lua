-- { do = "ask", id, fallback }: the owner's own service says where the call goes. This node asks the
-- worker, which knows the service and where requests may go; it never reaches out by itself.
local here = freeswitch.getGlobalVariable('script_dir') .. '/'
local control = dofile(here .. 'control.lua')

-- A service that sends calls back to itself is asked so often.
local ASKS_MAX = 5

local WITH_ID = {
  extension = true, ring_group = true, queue = true, menu = true, schedule = true, voicemail = true,
  conference = true, service = true, sound = true,
}

local function question(run, id)
  local session = run.session
  local fields = {
    domain = run.domain, service = id, call_id = session:getVariable('pbx_call_id') or '',
    caller = run.caller or '', called = run.called,
    caller_name = session:getVariable('effective_caller_id_name') or session:getVariable('caller_id_name') or '',
  }
  for name, value in pairs(run.kept()) do fields['var_' .. name] = value end
  return fields
end

-- A place to go to, or nil. What it is called and whose it is the worker has seen to.
local function target(go)
  if type(go) ~= 'table' then return nil end
  if go.kind == 'busy' or go.kind == 'hangup' then return { kind = go.kind } end
  if go.kind == 'outside' and tostring(go.number):match('^%+%d+$') then return go end
  return WITH_ID[go.kind] and tostring(go.id):match('^[%w_]+$') and go or nil
end

-- Texts come harmless from the worker; what could be syntax in spite of that is not taken.
local function plain(text)
  return type(text) == 'string' and #text <= 320 and not text:match('[${}%c]') and text or nil
end

local function take(run, answer)
  local name = plain(answer.callerName)
  if name then run.session:setVariable('effective_caller_id_name', name) end
  for key, value in pairs(type(answer.variables) == 'table' and answer.variables or {}) do
    if plain(value) then run.keep(key, value) end
  end
end

return function(run, step)
  run.asks = (run.asks or 0) + 1
  local answer = run.asks <= ASKS_MAX and control.post('/services/ask', question(run, step.id))
  if type(answer) ~= 'table' or not answer.outcome then return 'fallback', step.fallback end
  take(run, answer)
  local go = answer.outcome == 'ok' and target(answer.go)
  if go then return 'ok', go end
  return 'fallback', step.fallback
end
