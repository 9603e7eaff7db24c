-- { do = "outside", number }: '' is what was dialled. The entry node tries the trunks in their order,
-- until one is neither full nor out of reach.
local here = freeswitch.getGlobalVariable('script_dir') .. '/'
local outgoing = dofile(here .. 'outgoing.lua')
local ringing = dofile(here .. 'ringing.lua')

local RING_SECONDS = 120

-- One more call of this kind, or false: as many as there may be. The count ends with the call.
local function take(run, what, most)
  if not most then return true end
  local usage = tonumber(freeswitch.API():execute('limit_usage', 'hash pbx_out ' .. what)) or 0
  if usage >= most then return false end
  run.session:execute('limit', 'hash pbx_out ' .. what)
  return true
end

local function data_of_extension(run)
  local document = run.extension and run.plans.plan(run.extension)
  return document and document.data or {}
end

-- The extension's own limit counts calls in and out; this one is among them already.
local function is_free(run, data)
  local limits = data.limits or {}
  if not data.tenantId:match('^[%w_-]+$') then return false end
  local id = run.is_device and run.extension
  if id and id:match('^[%w_]+$') then
    local most = data_of_extension(run).maxCalls
    if most and ringing.calls_of(id) > most then return false end
    if not take(run, id, limits.extension) then return false end
  end
  return take(run, data.tenantId, limits.tenant)
end

-- A call that was dialled is its extension's, which may be one that calls inside only.
local function may_call(run, data, found, is_dialled)
  if #found.trunks == 0 then return false end
  if found.emergency then return true end
  if is_dialled and (not run.extension or data_of_extension(run).mayCallOut == 'inside') then return false end
  return is_free(run, data)
end

-- A call that was dialled is the extension's own; one that is sent on stays what it was.
local function show_caller(run, found)
  local shown = found.caller_id or 'anonymous'
  run.session:setVariable('pbx_direction', 'outbound')
  run.session:setVariable('effective_caller_id_number', shown)
  run.session:setVariable('effective_caller_id_name', shown)
end

return function(run, step)
  local document = run.plans.plan('outgoing')
  local data = document and document.data
  if not data then return 'unknown', nil, 'unknown' end
  local is_dialled = step.number == ''
  if is_dialled and not run.is_device then return 'unknown', nil, 'unknown' end
  local found = outgoing.decide(run, data, is_dialled and run.dialled or step.number)
  if found.go then
    run.called = found.number
    return 'inside', found.go
  end
  if found.ending then return found.ending, nil, found.ending end
  if not may_call(run, data, found, is_dialled) then return 'barred', nil, 'barred' end
  if is_dialled then show_caller(run, found) end
  local dial, why = ringing.of_outside(run, found.number, found, {})
  local result = dial and ringing.bridge(run, dial, RING_SECONDS) or why
  if result == 'answered' or result == 'abandoned' then return result, nil, 'over' end
  run.result, run.is_carrier = result, true
  return result
end
