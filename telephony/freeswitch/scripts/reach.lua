-- What every code that reaches for another's call begins with: who dialled, whose call, and may he?
local M = {}

local here = freeswitch.getGlobalVariable('script_dir') .. '/'
local channels = dofile(here .. 'channels.lua')
local permissions = dofile(here .. 'permissions.lua')
local speech = dofile(here .. 'speech.lua')

M.channels, M.permissions, M.speech = channels, permissions, speech

-- What came of it lands in the record.
function M.note(run, what)
  run.session:setVariable('pbx_feature', what)
end

-- Said, noted, and the call ends.
function M.refuse(run, prompt)
  M.note(run, prompt)
  speech.say(run, prompt)
  return nil, nil, 'done'
end

-- The extension whose number was dialled after the code, or nil.
function M.extension_dialled(run)
  if not run.argument or not run.argument:match('^%d+$') then return nil end
  local go = run.dial_target(run.argument)
  return go and go.kind == 'extension' and go.id or nil
end

-- From here on the caller's phone is a leg of that call: its record shows who took it.
local function become_leg_of(run, uuid)
  local session = run.session
  local call = channels.variable(uuid, 'pbx_call_id')
  if channels.is_uuid(call) then session:setVariable('pbx_call_id', call) end
  local direction = channels.variable(uuid, 'pbx_direction') or ''
  if direction:match('^%l+$') then session:setVariable('pbx_direction', direction) end
  session:setVariable('pbx_leg', 'callee')
end

-- The switch's table of channels is up to half a second behind: what is not there yet is looked for again.
local LOOKS, BETWEEN_MS = 4, 250

function M.patiently(find)
  for look = 1, LOOKS do
    local one, other = find()
    if one then return one, other end
    if look < LOOKS then freeswitch.msleep(BETWEEN_MS) end
  end
  return nil
end

-- Joins this phone with another channel, whose own partner drops out. Who hangs up in that very moment
-- would leave the other alone for ever: a moment later somebody looks (pbx-joined.lua).
function M.take(run, uuid, what)
  M.note(run, what .. ' ' .. uuid)
  become_leg_of(run, uuid)
  freeswitch.API():execute('sched_api', '+2 none lua pbx-joined.lua ' .. uuid)
  run.session:execute('intercept', uuid)
  return nil, nil, 'over'
end

-- Takes a ringing call away from where it rings.
function M.pick_up(run, caller)
  channels.set(caller, 'pbx_picked_up_by', run.extension)
  return M.take(run, caller, 'picked up')
end

-- The speaking leg of the extension that was dialled and its partner; nil after a refusal.
function M.call_to_reach(run, action)
  local whom = M.extension_dialled(run)
  if not whom then return nil, 'number_unknown' end
  if not permissions.of(run)(action, whom) then return nil, 'not_allowed' end
  local leg, partner = M.patiently(function()
    return channels.talking(run.domain, whom, { except = run.session:get_uuid() })
  end)
  if not leg then return nil, 'listen_none' end
  return leg, partner
end

return M
