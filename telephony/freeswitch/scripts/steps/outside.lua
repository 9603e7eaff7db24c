-- { do = "outside", number }: '' is what was dialled. Trunks are tried in order until one is neither
-- full nor out of reach.
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

local function may_call(run, data, found)
  if found.emergency then return true end
  local limits = data.limits or {}
  if not data.tenantId:match('^[%w_-]+$') then return false end
  if run.extension and not take(run, run.extension, limits.extension) then return false end
  return take(run, data.tenantId, limits.tenant)
end

-- An extension that may call inside only; emergency calls and numbers of the PBX were answered before.
local function is_kept_inside(run)
  local document = run.plans.plan(run.extension)
  return document and document.data and document.data.mayCallOut == 'inside'
end

-- A call that was dialled is the extension's own; one that is sent on stays what it was.
local function show_caller(run, found)
  local shown = found.caller_id or 'anonymous'
  run.session:setVariable('pbx_direction', 'outbound')
  run.session:setVariable('effective_caller_id_number', shown)
  run.session:setVariable('effective_caller_id_name', shown)
end

local function call(run, found)
  local result
  for _, trunk in ipairs(found.trunks) do
    local is_free = found.emergency or not trunk.limit or take(run, trunk.id, trunk.limit)
    if is_free then
      local way = { set = trunk.set, caller_id = found.caller_id }
      local dial, why = ringing.of_outside(run, found.number, way, {})
      result = dial and ringing.bridge(run, dial, RING_SECONDS) or why
      if result ~= 'unreachable' or run.cause == 'UNALLOCATED_NUMBER' then return result end
    end
  end
  return result
end

return function(run, step)
  local document = run.plans.plan('outgoing')
  local data = document and document.data
  if not data then return 'unknown', nil, 'unknown' end
  local is_dialled = step.number == ''
  if is_dialled and not run.is_device then return 'unknown', nil, 'unknown' end
  if is_dialled and not run.extension then return 'barred', nil, 'barred' end
  local found = outgoing.decide(run, data, is_dialled and run.dialled or step.number)
  if found.go then
    run.called = found.number
    return 'inside', found.go
  end
  if found.ending then return found.ending, nil, found.ending end
  if #found.trunks == 0 or not may_call(run, data, found) then return 'barred', nil, 'barred' end
  if is_dialled then
    if not found.emergency and is_kept_inside(run) then return 'barred', nil, 'barred' end
    show_caller(run, found)
  end
  local result = call(run, found) or 'unreachable'
  if result == 'answered' or result == 'abandoned' then return result, nil, 'over' end
  run.result, run.is_carrier = result, true
  return result
end
