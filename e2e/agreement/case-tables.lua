-- The node's own rules on the tables of cases that TypeScript is held to as well (lib/call-plan/*-cases.json).
-- Arguments: the directory of the scripts, a file with the tables (see case-tables.ts). Says what differs, a
-- line each, then how many cases there were. Runs under a plain Lua and as an API command of the switch.
local given = argv or arg
local scripts, file = given[1], given[2]

-- JSON's null, which our own reader leaves out.
local NOTHING = '(null)'

local said = {}
local function say(words) said[#said + 1] = words end

local function load(name) return assert(loadfile(scripts .. name))(scripts) end

local function read()
  local handle = assert(io.open(file, 'rb'))
  local text = handle:read('a')
  handle:close()
  return assert(load('json.lua').decode(text))
end

local function value(one)
  if one == NOTHING then return nil end
  return one
end

local count = 0
local function compare(table_name, case, found, expected)
  count = count + 1
  if found ~= expected then
    say(('%s %d: %s, not %s'):format(table_name, case, tostring(found), tostring(expected)))
  end
end

local function patterns(cases)
  local pattern = load('pattern.lua')
  for index, case in ipairs(cases) do compare('pattern', index, pattern.matches(case[1], case[2]), case[3]) end
end

local function schedules(tables, cases)
  local schedule = load('schedule.lua')
  for index, case in ipairs(cases) do
    compare('schedule', index, schedule.state_at(tables[case[1]], case[2]), case[3])
  end
end

local function facts_of(written)
  local registered = {}
  for _, id in ipairs(written.registered) do registered[id] = true end
  return {
    at = written.at, caller = value(written.caller), called = written.called, result = written.result,
    variable = function(name) return written.variables[name] or '' end,
    is_registered = function(extension) return registered[extension] == true end,
    schedule_of = function(id) return written.schedules[id] end,
  }
end

local function conditions(facts, cases)
  local rules = load('conditions.lua')
  for index, case in ipairs(cases) do
    compare('condition', index, rules.holds(case[2], facts_of(facts[case[1]])), case[3])
  end
end

local function screening(domain, lists, cases)
  local screen = load('steps/screen.lua')
  for index, case in ipairs(cases) do
    local run = { domain = domain, caller = value(case[2]) }
    run.plans = { read = function(key) return lists[case[1]][key] end }
    local _, _, action = screen(run)
    compare('screening', index, action, value(case[3]))
  end
end

local ok, fault = pcall(function()
  local all = read()
  patterns(all.pattern.cases)
  schedules(all.schedule.tables, all.schedule.cases)
  conditions(all.condition.facts, all.condition.cases)
  screening(all.screening.domain, all.screening.lists, all.screening.cases)
end)
if not ok then say(tostring(fault)) end
say(count .. ' cases')
local text = table.concat(said, '\n') .. '\n'
if stream then stream:write(text) else io.write(text) end
