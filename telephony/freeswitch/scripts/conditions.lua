-- Whether a condition of a plan holds; the rules stand in lib/call-plan/conditions.ts, and
-- condition-cases.json holds both to them. `facts`: at, caller (nil: hidden), called, result,
-- variable(name), is_registered(extension), schedule_of(id). Pure.
local M = {}

local here = (...) or (freeswitch and freeswitch.getGlobalVariable('script_dir') .. '/') or ''
local pattern = dofile(here .. 'pattern.lua')
local schedule = dofile(here .. 'schedule.lua')

local function is(turned, found)
  return found ~= (turned == true)
end

local ASKED = {
  caller = function(condition, facts)
    return is(condition['not'], facts.caller ~= nil and pattern.matches_any(condition.patterns, facts.caller))
  end,
  anonymous = function(condition, facts)
    return is(condition['not'], facts.caller == nil)
  end,
  called = function(condition, facts)
    return is(condition['not'], pattern.matches_any(condition.patterns, facts.called))
  end,
  schedule = function(condition, facts)
    local found = facts.schedule_of(condition.id)
    return found ~= nil and schedule.state_at(found, facts.at) == condition.is
  end,
  result = function(condition, facts)
    for _, result in ipairs(condition.among) do
      if result == facts.result then return true end
    end
    return false
  end,
  registered = function(condition, facts)
    return is(condition['not'], facts.is_registered(condition.extension))
  end,
  variable = function(condition, facts)
    return is(condition['not'], pattern.matches_any(condition.patterns, facts.variable(condition.name)))
  end,
}

function M.holds(condition, facts)
  local asked = ASKED[condition.on]
  return asked ~= nil and asked(condition, facts)
end

-- All of a list; an empty one always holds.
function M.all_hold(conditions, facts)
  for _, condition in ipairs(conditions or {}) do
    if not M.holds(condition, facts) then return false end
  end
  return true
end

return M
