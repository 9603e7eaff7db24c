-- Runs the plan of a call: the dialplan's one extension leads here. The language is lib/call-plan/plan.ts;
-- lib/call-plan/evaluate.ts walks the same documents, and a test holds both to the same way.
local here = freeswitch.getGlobalVariable('script_dir') .. '/'
local callers = dofile(here .. 'callers.lua')
local runs = dofile(here .. 'run.lua')
local track = dofile(here .. 'track.lua')

local MAX_STEPS = 100

-- A step is a file of its own: (run, step) → outcome or nil, where it goes or nil, how it ends or nil.
local STEPS = {
  'when', 'go', 'mark', 'prefix', 'screen', 'record', 'play', 'ring', 'queue', 'menu', 'collect', 'ask',
  'voicemail', 'conference', 'outside', 'feature', 'end',
}

local CAUSES = {
  busy = 'USER_BUSY', rejected = 'CALL_REJECTED', no_answer = 'NO_ANSWER', unknown = 'UNALLOCATED_NUMBER',
  barred = 'OUTGOING_CALL_BARRED', done = 'NORMAL_CLEARING', loop = 'NO_ANSWER',
}
local CAUSE_OF_RESULT = {
  none = 'NO_ANSWER', no_answer = 'NO_ANSWER', unreachable = 'NO_ANSWER', busy = 'USER_BUSY',
  rejected = 'CALL_REJECTED',
}

-- Steps that may bring two people together.
local CONNECTS = { ring = true, queue = true, outside = true }

local loaded = {}
for _, name in ipairs(STEPS) do loaded[name] = false end

local function step_named(name)
  if loaded[name] == nil then return nil end
  if not loaded[name] then
    local file = loadfile(here .. 'steps/' .. name .. '.lua')
    if not file then
      freeswitch.consoleLog('err', 'no step ' .. name .. ' on this node\n')
      return nil
    end
    loaded[name] = file()
  end
  return loaded[name]
end

local function cause_of(run, as)
  if as ~= 'result' then return CAUSES[as] or 'NORMAL_CLEARING' end
  -- What the carrier said is the caller's business: a number that does not exist is 404.
  if run.is_carrier and run.result == 'unreachable' and run.cause and run.cause ~= 'NO_USER_RESPONSE' then
    return run.cause
  end
  return CAUSE_OF_RESULT[run.result] or 'NO_ANSWER'
end

local function finish(run, as)
  if as ~= 'over' and run.session:ready() then run.session:hangup(cause_of(run, as)) end
end

local function play_and_end(run, id)
  track.add(run.session, 'play', id)
  local sounds = dofile(here .. 'sounds.lua')
  local path = sounds.path(run, id)
  run.session:answer()
  if path then run.session:streamFile(path) end
  finish(run, 'done')
end

local function execute(run, step)
  local run_step = step_named(step['do'])
  if not run_step then return nil end
  if CONNECTS[step['do']] then dofile(here .. 'recorder.lua').connect(run, step) end
  return run_step(run, step)
end

-- A code has no document of its own: its plan is the feature.
local function plan_of(run, go)
  if go.kind ~= 'feature' then return run.plans.plan(go.id) end
  return { id = 'feature_' .. go.id, steps = { { ['do'] = 'feature', code = go.id } } }
end

local function enter(run, go, why)
  local document = plan_of(run, go)
  track.add(run.session, go.kind == 'feature' and 'code' or 'at', go.id, why)
  if document and document.steps then return { document = document, index = 0 } end
  run.note('to=unknown')
  finish(run, 'unknown')
  return nil
end

local function to_outside(run, number)
  local outcome, go, ending = execute(run, { ['do'] = 'outside', number = number })
  run.note('to=outside:' .. (outcome or 'unknown'))
  if go and go.id then return enter(run, go, 'outside') end
  finish(run, ending or 'result')
  return nil
end

-- why: the step that led here, or how the call came to this node's plans.
local function follow(run, go, why)
  if go.kind == 'busy' or go.kind == 'hangup' then
    run.note('to=' .. go.kind)
    track.add(run.session, 'end', '', go.kind)
    finish(run, go.kind == 'busy' and 'busy' or 'rejected')
    return nil
  end
  if go.kind == 'sound' then
    run.note('to=sound')
    play_and_end(run, go.id)
    return nil
  end
  if go.kind == 'outside' then return to_outside(run, go.number) end
  return enter(run, go, why)
end

-- The next place, or nil: the call is over or has left the plan.
local function advance(run, place)
  local step = place.document.steps[place.index + 1]
  if not step then
    finish(run, 'result')
    return nil
  end
  local mark = place.document.id .. '.' .. place.index
  local after = { document = place.document, index = place.index + 1 }
  if step.only and not run.holds(step.only) then
    run.note(mark .. '=skip')
    return after
  end
  track.begins(run.session, step)
  local outcome, go, ending = execute(run, step)
  track.ends(run.session, step, place.document.id, outcome)
  run.note(outcome and mark .. '=' .. outcome or mark)
  if ending then
    finish(run, ending)
    return nil
  end
  if not run.session:ready() then return nil end
  return go and follow(run, go, step['do']) or (not go and after or nil)
end

local TO_OUTSIDE = { kind = 'outgoing', id = 'outgoing' }

-- Nothing of the PBX stands before a call for help, not even an extension of that number.
local function is_emergency(run)
  local outgoing = run.plans.plan('outgoing')
  local emergency = outgoing and outgoing.data and outgoing.data.emergency
  for _, number in ipairs(run.is_device and emergency and emergency.numbers or {}) do
    if number == run.dialled then return true end
  end
  return false
end

-- Where a call begins; the longest `*` code takes the rest as its argument.
local function start_of(run)
  local dialled = run.dialled
  run.emergency = is_emergency(run)
  if run.emergency then return TO_OUTSIDE end
  local go = run.dial_target(dialled)
  if go then return go end
  for length = dialled:sub(1, 1) == '*' and #dialled - 1 or 0, 2, -1 do
    local found, document = run.dial_target(dialled:sub(1, length))
    if found and document.argument then
      run.argument = dialled:sub(length + 1)
      return found
    end
  end
  return TO_OUTSIDE
end

local function walk()
  local domain = session:getVariable('pbx_domain') or ''
  if #domain > 190 or not domain:match('^[%w.-]+$') then
    return session:hangup('UNALLOCATED_NUMBER')
  end
  local run = runs.new(session, domain)
  run.name_tenant()
  callers.show(run)
  if not run.return_to then run.count_call() end
  local back = run.return_to and { kind = 'extension', id = run.return_to }
  local place = follow(run, back or start_of(run), run.comes_by)
  for count = 0, MAX_STEPS do
    if not place then return end
    if count == MAX_STEPS then
      run.note('end=loop')
      return finish(run, 'loop')
    end
    place = advance(run, place)
  end
end

local ok, fault = pcall(walk)
if not ok then
  freeswitch.consoleLog('err', 'call plan: ' .. tostring(fault) .. '\n')
  if session:ready() then session:hangup('NORMAL_TEMPORARY_FAILURE') end
end
