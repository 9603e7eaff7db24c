-- Where a call to the outside goes; the order of the questions stands in lib/call-plan/outgoing.ts.
-- Decides only: nothing is rung here.
local M = {}

local here = freeswitch.getGlobalVariable('script_dir') .. '/'
local pattern = dofile(here .. 'pattern.lua')
local schedule = dofile(here .. 'schedule.lua')

local E164 = '^%+[1-9]%d%d%d%d%d%d%d*$'
local DIGITS_MAX = 15

function M.is_e164(number)
  return number:match(E164) ~= nil and #number <= DIGITS_MAX + 1
end

local function changed(rule, dialled)
  return (rule.add or '') .. dialled:sub((rule.strip or 0) + 1)
end

-- The number after the owner's own rules, or nil: banned.
local function rewritten(data, dialled)
  for _, rule in ipairs(data.rules or {}) do
    if pattern.matches_any(rule.patterns, dialled) then
      if rule.ban then return nil end
      return changed(rule, dialled)
    end
  end
  return dialled
end

local function e164_of(data, number)
  if number:sub(1, 1) == '+' then return M.is_e164(number) and number or nil end
  for _, habit in ipairs(data.habits or {}) do
    if pattern.matches(habit.pattern, number) then
      local found = changed(habit, number)
      if M.is_e164(found) then return found end
    end
  end
  return nil
end

local function route_to(run, data, number)
  for _, route in ipairs(data.routes or {}) do
    if pattern.matches_any(route.patterns, number) then
      local plan = route.schedule and run.plans.plan(route.schedule)
      local hours = plan and plan.schedule
      if not route.schedule or (hours and schedule.state_at(hours, run.at()) == 'open') then return route end
    end
  end
  return nil
end

-- Shown to the outside: a route that insists, the extension's own, the route's, the PBX's.
local function caller_id(run, data, route)
  local own = run.is_device and run.session:getVariable('outbound_caller_id_number')
  if route and route.overrides and route.callerId then return route.callerId end
  return own or (route and route.callerId) or data.callerId
end

local function has(list, wanted)
  for _, one in ipairs(list or {}) do
    if one == wanted then return true end
  end
  return false
end

function M.is_emergency(data, dialled)
  return has(data and data.emergency and data.emergency.numbers, dialled)
end

local function is_allowed(data, number)
  if data.allowed and not pattern.matches_any(data.allowed, number) then return false end
  return not (data.except and pattern.matches_any(data.except, number))
end

local function for_help(run, data, number)
  local trunks = data.emergency.trunks or {}
  return { number = number, trunks = trunks, caller_id = caller_id(run, data), emergency = true }
end

-- { number, trunks, caller_id, emergency } or { go = target } or { ending = 'unknown'|'barred' }.
function M.decide(run, data, dialled)
  if M.is_emergency(data, dialled) then return for_help(run, data, dialled) end
  local own = rewritten(data, dialled)
  if not own then return { ending = 'barred' } end
  if M.is_emergency(data, own) then return for_help(run, data, own) end
  local number = e164_of(data, own)
  if not number then return { ending = 'unknown' } end
  local inside = run.dial_target(number)
  if inside then return { go = inside, number = number } end
  if not is_allowed(data, number) then return { ending = 'barred' } end
  local route = route_to(run, data, number)
  if not route then return { ending = 'barred' } end
  return { number = number, trunks = route.trunks or {}, caller_id = caller_id(run, data, route) }
end

return M
