-- What the switch makes of a dial string (switch_ivr_originate.c of FreeSWITCH 1.11): legs begin after their
-- delay, or when nobody rings any more; each ends by its own time or by the time of all.
local CAUSES = {
  busy = 'USER_BUSY', rejected = 'CALL_REJECTED', unreachable = 'NO_USER_RESPONSE', gone = 'UNALLOCATED_NUMBER',
  no_answer = 'ALLOTTED_TIMEOUT',
}

-- The parts of a dial string; commas inside of brackets are not between legs.
local function parts_of(text)
  local parts, depth, from = {}, 0, 1
  for at = 1, #text + 1 do
    local sign = text:sub(at, at)
    if sign == '[' then depth = depth + 1 elseif sign == ']' then depth = depth - 1 end
    if sign == '' or (sign == ',' and depth == 0) then
      parts[#parts + 1] = text:sub(from, at - 1)
      from = at + 1
    end
  end
  return parts
end

local function leg_of(part)
  local variables, user = part:match('^%[(.*)%]sofia/internal/([^@]+)@')
  local function seconds(name) return tonumber(variables:match(name .. '=(%d+)')) end
  local delay = seconds('leg_delay_start') or 0
  return { user = user, start = delay, limit = (seconds('leg_timeout') or 1 / 0) + delay }
end

-- Begins to ring: how and when it will have ended.
local function ring(case, leg, now)
  local told = case.ringing[leg.user] or { ends = 'no_answer' }
  local after = told.afterSeconds or 0
  leg.ends, leg.at = told.ends, now + after
  if told.ends == 'no_answer' or leg.at >= leg.limit then leg.ends, leg.at = 'no_answer', leg.limit end
  leg.is_rung = true
end

local function is_active(leg, now) return leg.is_rung and leg.at > now end

local function least_delay(legs)
  local least
  for _, leg in ipairs(legs) do
    if not leg.is_rung and (not least or leg.start < least) then least = leg.start end
  end
  return least
end

-- The next moment at which anything happens, or nil: it is over.
local function step(case, legs, now)
  local active, next_at = false, nil
  for _, leg in ipairs(legs) do
    if not leg.is_rung and leg.start <= now then ring(case, leg, now) end
    if is_active(leg, now) then active = true end
    local moment = leg.is_rung and leg.at or leg.start
    if moment > now and (not next_at or moment < next_at) then next_at = moment end
  end
  local least = least_delay(legs)
  if active or not least then return active and next_at or nil end
  for _, leg in ipairs(legs) do
    if not leg.is_rung then leg.limit, leg.start = leg.limit - (least - now), leg.start - least end
  end
  return now
end

local function answered(legs, now)
  for _, leg in ipairs(legs) do
    if leg.is_rung and leg.ends == 'answered' and leg.at <= now then return true end
  end
  return false
end

local function causes_of(legs, now)
  local list = {}
  for _, leg in ipairs(legs) do
    local is_ended = leg.is_rung and leg.at <= now
    list[#list + 1] = 'x;' .. (is_ended and CAUSES[leg.ends] or 'ORIGINATOR_CANCEL')
  end
  return 'ARRAY::' .. table.concat(list, '|:')
end

return function(call, variables, dial)
  local legs, now, all = {}, 0, tonumber(variables.call_timeout)
  for _, part in ipairs(parts_of(dial)) do legs[#legs + 1] = leg_of(part) end
  local following = step(call.case, legs, now)
  while not answered(legs, now) and following and following < all do
    now = following
    following = step(call.case, legs, now)
  end
  local is_answered = answered(legs, now)
  if following and not is_answered then now = all end
  call.wait(now)
  if call.is_over() then
    variables.originate_disposition = 'ORIGINATOR_CANCEL'
    return
  end
  if is_answered then
    variables.originate_disposition = 'SUCCESS'
    call.answer()
    call.ended = true
    return
  end
  variables.originate_causes = causes_of(legs, now)
  variables.originate_disposition = variables.originate_causes:match(';([%u_]+)$')
end
