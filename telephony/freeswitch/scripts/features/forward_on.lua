-- All calls of this extension go to the number that follows the code, or is asked for.
local here = freeswitch.getGlobalVariable('script_dir') .. '/'
local keys = dofile(here .. 'keys.lua')
local outgoing = dofile(here .. 'outgoing.lua')
local reach = dofile(here .. 'reach.lua')
local sounds = dofile(here .. 'sounds.lua')
local wish = dofile(here .. 'wish.lua')

local SECONDS = 10
local HOPS_MAX = 20
local INSIDE = { extension = true, ring_group = true, queue = true, menu = true, schedule = true,
  voicemail = true, conference = true, service = true }

local function ask(run)
  run.session:answer()
  local pressed = keys.read(run.session, {
    file = sounds.prompt(run, 'forward_number'), seconds = SECONDS,
    goes_on = function(so_far) return so_far:sub(-1) ~= '#' end,
  })
  return (pressed:gsub('#$', ''))
end

-- Would a call to `target` come back here?
local function comes_back(run, target)
  for _ = 1, HOPS_MAX do
    if target.kind ~= 'extension' then return false end
    if target.id == run.extension then return true end
    local document = run.plans.plan(target.id)
    target = document and document.data and document.data.forward or {}
  end
  return true
end

local function may_call_out(run)
  local own = run.plans.plan(run.extension)
  return not (own and own.data and own.data.mayCallOut == 'inside')
end

-- Where the number leads; nil and what to say.
local function target_of(run, number)
  if not number:match('^[%d+*#]+$') then return nil, 'number_unknown' end
  local go = run.dial_target(number)
  if go and INSIDE[go.kind] then
    if comes_back(run, go) then return nil, 'not_allowed' end
    return go.kind .. ' ' .. go.id
  end
  local document = run.plans.plan('outgoing')
  local found = document and document.data and outgoing.decide(run, document.data, number) or {}
  -- A number of this PBX is called like one outside, and then stays inside.
  if found.go and outgoing.is_e164(found.number) then return 'outside ' .. found.number end
  if found.emergency then return nil, 'not_allowed' end
  if not found.number then return nil, found.ending == 'barred' and 'not_allowed' or 'number_unknown' end
  if not may_call_out(run) or #(found.trunks or {}) == 0 then return nil, 'not_allowed' end
  return 'outside ' .. found.number
end

return function(run)
  local number = run.argument or ask(run)
  if not run.session:ready() then return nil, nil, 'over' end
  local value, refused = target_of(run, number)
  if not value then return reach.refuse(run, refused) end
  local outcome, go, ending = wish(run, 'forward', value, 'forward_on')
  reach.speech.digits(run, number)
  return outcome, go, ending
end
