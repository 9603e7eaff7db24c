-- Dial strings and what came of them. Only checked ids, user names and numbers stand in them.
local M = {}

local here = freeswitch.getGlobalVariable('script_dir') .. '/'
local channels = dofile(here .. 'channels.lua')
local prompts = dofile(here .. 'sounds.lua')

local CONFIRM_KEY = '1'

-- Of Q.850's causes; the rest could not be reached. 408 and 480 before any ringing are the latter.
local RESULT_OF = {
  SUCCESS = 'answered',
  USER_BUSY = 'busy',
  CALL_REJECTED = 'rejected',
  NO_ANSWER = 'no_answer',
  ALLOTTED_TIMEOUT = 'no_answer',
  ORIGINATOR_CANCEL = 'no_answer',
  PROGRESS_TIMEOUT = 'no_answer',
  LOSE_RACE = 'no_answer',
}

-- Somebody rang and did not take it > busy > declined > nobody could be reached.
local RANK = { no_answer = 4, busy = 3, rejected = 2, unreachable = 1 }

function M.result_of(cause)
  return RESULT_OF[cause or ''] or 'unreachable'
end

function M.better(one, other)
  if not one then return other end
  return (RANK[other] or 0) > (RANK[one] or 0) and other or one
end

-- The best of what the legs of the last bridge came to: originate_causes is an array of `uuid;CAUSE`.
local function of_legs(session)
  local found
  for cause in (session:getVariable('originate_causes') or ''):gmatch(';([%u_%d]+)') do
    found = M.better(found, M.result_of(cause))
  end
  return found or M.result_of(session:getVariable('originate_disposition'))
end

-- Calls that an extension is in now: answered ones, and those it makes.
function M.calls_of(extension)
  return tonumber(freeswitch.API():execute('limit_usage', 'hash pbx_calls ' .. extension)) or 0
end

-- [name=value,…]; values are ours, commas are not among them.
local function variables(list)
  local parts = {}
  for _, pair in ipairs(list) do
    if pair[2] then parts[#parts + 1] = pair[1] .. '=' .. pair[2] end
  end
  return '[' .. table.concat(parts, ',') .. ']'
end

local function whole(seconds)
  return seconds and seconds > 0 and ('%d'):format(seconds) or nil
end

-- Answered calls count for "is in a call"; the count ends with the leg.
local function counted(extension)
  return "'limit hash pbx_calls " .. extension .. "'"
end

-- Dial strings of an extension's devices, or nil and why: unreachable or busy.
function M.of_extension(run, id, options)
  local document = run.plans.plan(id)
  local ring = document and document.ring
  if not ring or not ring.enabled or not id:match('^[%w_]+$') then return nil, 'unreachable' end
  if ring.doNotDisturb then return nil, 'busy' end
  local most = document.data and document.data.maxCalls
  if most and M.calls_of(id) >= most then return nil, 'busy' end
  if options.skip_busy and M.calls_of(id) > 0 then return nil, 'left_out' end
  local each = math.min(options.timeout or ring.timeoutSeconds, options.limit)
  local found, delay = {}, options.delay or 0
  local share = ring.order == 'in_order' and each // math.max(#(ring.devices or {}), 1) or each
  for _, device in ipairs(ring.devices or {}) do
    if device.username:match('^%w+$') and device.id:match('^[%w_-]+$') then
      found[#found + 1] = variables({
        { 'pbx_device_id', device.id }, { 'pbx_extension_id', id },
        { 'accountcode', channels.mark(run.domain, id) },
        { 'leg_delay_start', whole(delay) }, { 'leg_timeout', whole(share) },
        { 'execute_on_answer', counted(id) },
      }) .. 'sofia/internal/' .. device.username .. '@' .. run.domain
      if ring.order == 'in_order' then delay = delay + share end
    end
  end
  if #found == 0 then return nil, 'unreachable' end
  return table.concat(found, ',')
end

local TRUNKS_MAX = 8

-- Sets of the entry node's dispatcher, in the order in which it tries them: 10000,10001, with what
-- keeps the commas out of the dial string's own.
local function sets_of(trunks)
  local sets = {}
  for _, trunk in ipairs(trunks) do
    if #sets < TRUNKS_MAX then sets[#sets + 1] = ('%d'):format(trunk.set) end
  end
  return table.concat(sets, '\\,')
end

-- A number outside by the trunks of `way` (outgoing.lua); `confirm`: whoever answers must press a key.
function M.of_outside(run, number, way, options)
  if not number:match('^%+?%d+$') or #way.trunks == 0 then return nil, 'unreachable' end
  local shown = way.caller_id and way.caller_id:match('^%+%d+$') or 'anonymous'
  local prompt = options.confirm and (prompts.prompt(run, 'confirm') or 'tone_stream://%(300\\,700\\,440)')
  return variables({
    { 'sip_h_X-Pbx-Trunk-Set', sets_of(way.trunks) },
    { 'sip_h_X-Pbx-Emergency', way.emergency and 'yes' },
    { 'origination_caller_id_number', shown }, { 'origination_caller_id_name', shown },
    { 'leg_delay_start', whole(options.delay) }, { 'leg_timeout', whole(options.timeout) },
    { 'group_confirm_key', options.confirm and CONFIRM_KEY }, { 'group_confirm_file', prompt },
  }) .. 'sofia/internal/' .. number .. '@' .. run.domain
end

-- Rings and, when somebody answers, stays until the end of the call: answered, no_answer, busy,
-- rejected, unreachable, or abandoned when the caller gave up.
function M.bridge(run, dial, seconds)
  local session = run.session
  session:setVariable('originate_causes', nil)
  session:setVariable('originate_disposition', nil)
  session:setVariable('pbx_picked_up_by', nil)
  session:setVariable('call_timeout', ('%d'):format(math.max(1, seconds)))
  session:setVariable('sip_ignore_remote_cause', 'true')
  session:execute('bridge', dial)
  local cause = session:getVariable('originate_disposition')
  if cause == 'SUCCESS' then return 'answered' end
  -- Somebody took the call at another phone, by a code.
  if session:getVariable('pbx_picked_up_by') then return 'answered' end
  if not session:ready() then return 'abandoned' end
  run.cause = cause
  return of_legs(session)
end

return M
