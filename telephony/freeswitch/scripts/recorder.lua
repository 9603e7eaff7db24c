-- Records a call into the node's spool (media.lua). Whoever takes part may say that it is recorded; the
-- strongest word counts, and the policy of the PBX (plan:<domain>:recording) where nobody says anything.
-- Nothing is written before two sides are connected, nor after.
--   pbx_record         always, on_demand or never, as it stands
--   pbx_recording      the id of the recording that runs
--   pbx_recording_held 1 while silence is written instead of the call
local M = {}

local here = freeswitch.getGlobalVariable('script_dir') .. '/'
local media = dofile(here .. 'media.lua')
local sounds = dofile(here .. 'sounds.lua')

local STRENGTH = { never = 1, on_demand = 2, always = 3 }
local DIRECTIONS = { inbound = 'incoming', outbound = 'outgoing' }

-- The switch takes * and this digit from whoever is bound, during the call.
local KEY = '2'
local BEGINS, HOLDS = 'tone_stream://%(200,0,900)', 'tone_stream://%(120,80,600,0);loops=2'

-- One who takes part says it: the plan of a number or an extension.
function M.say(session, what)
  local before = session:getVariable('pbx_record')
  if (STRENGTH[what] or 0) > (STRENGTH[before] or 0) then session:setVariable('pbx_record', what) end
end

local function begin(session)
  local id, path = media.open(session, 'call', {
    extension_id = session:getVariable('nolocal:pbx_extension_id') or session:getVariable('pbx_extension_id') or '',
    retention_days = tonumber(session:getVariable('pbx_record_days') or ''),
  })
  if not id then return false end
  session:setVariable('pbx_recording', id)
  session:setVariable('RECORD_STEREO', session:getVariable('pbx_record_stereo') or 'true')
  session:setVariable('RECORD_BRIDGE_REQ', 'true')
  -- Else the switch throws away what is shorter than three seconds.
  session:setVariable('RECORD_MIN_SEC', '0')
  session:setVariable('record_post_process_exec_api', 'lua:pbx-recorded.lua ' .. id)
  session:execute('record_session', path)
  return true
end

-- The outside side is told: who calls before it rings, who is called before it is connected.
local function announce(session, direction, path)
  if direction == 'incoming' then
    session:answer()
    session:streamFile(path)
  elseif direction == 'outgoing' then
    session:setVariable('bridge_pre_execute_bleg_app', 'playback')
    session:setVariable('bridge_pre_execute_bleg_data', path)
  end
end

-- Which side may press: the one inside, or both of them.
local SIDES = { incoming = 'b', outgoing = 'a', internal = 'ab' }

local function bind_key(session, direction)
  if session:getVariable('pbx_record_key') then return end
  session:setVariable('pbx_record_key', KEY)
  -- Run inline on the caller's leg: the two sides stay connected.
  session:execute('bind_meta_app', KEY .. ' ' .. SIDES[direction] .. ' ai lua::pbx-record-key.lua')
end

-- What the extension that calls says of its own calls.
local function say_for_caller(run)
  local document = run.is_device and run.extension and run.plans.plan(run.extension)
  local what = document and document.data and document.data.recording
  if what then M.say(run.session, what) end
end

-- Before somebody is connected: by ringing, by a queue or on a trunk.
function M.connect(run, step)
  local session = run.session
  if session:getVariable('pbx_recording') then return end
  say_for_caller(run)
  local direction = DIRECTIONS[session:getVariable('pbx_direction') or ''] or 'internal'
  if step['do'] == 'outside' and direction == 'internal' then direction = 'outgoing' end
  local document = run.plans.plan('recording')
  local policy = document and document.data or {}
  local when = session:getVariable('pbx_record') or policy[direction] or 'never'
  if when == 'never' then return end
  session:setVariable('pbx_record_stereo', policy.stereo == false and 'false' or 'true')
  session:setVariable('pbx_record_days', policy.retentionDays and ('%d'):format(policy.retentionDays) or nil)
  bind_key(session, direction)
  if when ~= 'always' or not begin(session) then return end
  local path = policy.announcement and sounds.path(run, policy.announcement)
  if path and not run.emergency then announce(session, direction, path) end
end

local function tell(uuid, tone)
  freeswitch.API():execute('uuid_broadcast', uuid .. ' ' .. tone .. ' both')
end

-- The key was pressed: begin, or hold and go on. What was said before stays.
function M.press(session)
  local uuid, id = session:get_uuid(), session:getVariable('pbx_recording')
  if not id then
    if begin(session) then tell(uuid, BEGINS) end
    return
  end
  local path = media.path(id)
  if not path then return end
  local is_held = session:getVariable('pbx_recording_held') == '1'
  freeswitch.API():execute('uuid_record', uuid .. (is_held and ' unmask ' or ' mask ') .. path)
  session:setVariable('pbx_recording_held', is_held and '0' or '1')
  tell(uuid, is_held and BEGINS or HOLDS)
end

return M
