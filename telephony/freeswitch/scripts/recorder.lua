-- Records a call into the node's spool (media.lua) as its plan's policy says: the step "record" comes
-- before the ringing, so `always` waits for an answer and then writes both sides.
--   pbx_record     always or on_demand: whether a key or the API may begin one
--   pbx_recording  the id of the recording that runs
local here = freeswitch.getGlobalVariable('script_dir') .. '/'
local media = dofile(here .. 'media.lua')

local function begin(run, policy)
  local session = run.session
  local id, path = media.open(session, 'call', {
    extension_id = session:getVariable('nolocal:pbx_extension_id') or run.extension or '',
    retention_days = policy.retentionDays,
  })
  if not id then return end
  session:setVariable('pbx_recording', id)
  session:setVariable('RECORD_STEREO', policy.stereo and 'true' or 'false')
  session:setVariable('RECORD_ANSWER_REQ', 'true')
  -- Else the switch throws away what is shorter than three seconds.
  session:setVariable('RECORD_MIN_SEC', '0')
  session:setVariable('record_post_process_exec_api', 'lua:pbx-recorded.lua ' .. id)
  session:execute('record_session', path)
end

return function(run, policy)
  if policy.when == 'never' or run.session:getVariable('pbx_recording') then return end
  run.session:setVariable('pbx_record', policy.when)
  if policy.when == 'always' then begin(run, policy) end
end
