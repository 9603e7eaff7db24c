-- { do = "voicemail", box }: the caller leaves a message; who presses star during the greeting and
-- knows the PIN hears the box instead.
local here = freeswitch.getGlobalVariable('script_dir') .. '/'

return function(run, step)
  local login = dofile(here .. 'voicemail/login.lua')
  local box = login.by_id(run, step.box)
  if not box then return 'none', nil, 'unknown' end
  run.language = box.data.language
  local outcome = dofile(here .. 'voicemail/deposit.lua')(run, box.id, box.data)
  if outcome ~= 'listen' then return outcome, nil, 'done' end
  if login.has_pin(run, box) then dofile(here .. 'voicemail/listen.lua').serve(run, box) end
  return 'none', nil, 'done'
end
