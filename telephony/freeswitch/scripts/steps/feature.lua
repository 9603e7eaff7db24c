-- { do = "feature", code }: each code is a file of its own in features/.
local here = freeswitch.getGlobalVariable('script_dir') .. '/'

local CODES = {
  'pickup', 'group_pickup', 'park', 'retrieve', 'voicemail', 'forward_on', 'forward_off', 'dnd_on',
  'dnd_off', 'agent_in', 'agent_out', 'listen', 'whisper', 'join', 'echo', 'time', 'conference',
}

local KNOWN = {}
for _, code in ipairs(CODES) do KNOWN[code] = true end

return function(run, step)
  local feature = KNOWN[step.code] and loadfile(here .. 'features/' .. step.code .. '.lua')
  if not feature then return 'none', nil, 'unknown' end
  return feature()(run, step)
end
