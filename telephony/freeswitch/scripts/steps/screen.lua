-- { do = "screen" }: is the caller on the block list? The rules stand in lib/call-plan/screening.ts,
-- and screening-cases.json holds both to them.
local here = ... or freeswitch.getGlobalVariable('script_dir') .. '/'
local pattern = dofile(here .. 'pattern.lua')

-- What a document of its own can be for; `*` as a caller must not be taken for everybody else.
local function is_number(caller)
  local digits = caller:match('^%+?(%d+)$')
  return digits ~= nil and #digits >= 2 and #digits <= 20
end

local function action_for(run)
  local rest = run.plans.read('block:' .. run.domain .. ':*')
  local action = rest and rest.action or 'rejected'
  local caller = run.caller
  if not caller then return rest and rest.anonymous and action or nil end
  if is_number(caller) and run.plans.read('block:' .. run.domain .. ':' .. caller) then return action end
  return pattern.matches_any(rest and rest.prefixes, caller) and action or nil
end

return function(run)
  local action = action_for(run)
  if action then return 'y', nil, action end
  return 'n'
end
