-- { do = "feature", code }: each code is a file of its own in features/.
local here = freeswitch.getGlobalVariable('script_dir') .. '/'

local CODES = {
  'pickup', 'group_pickup', 'park', 'retrieve', 'voicemail', 'forward_on', 'forward_off', 'dnd_on',
  'dnd_off', 'agent_in', 'agent_out', 'listen', 'whisper', 'join', 'replace', 'echo', 'time', 'conference',
}

local KNOWN = {}
for _, code in ipairs(CODES) do KNOWN[code] = true end

-- Codes are for people of the PBX: run.extension says whose phone it is. What all features need
-- (language, offsets, places) is run.features.
return function(run, step)
  local feature = KNOWN[step.code] and loadfile(here .. 'features/' .. step.code .. '.lua')
  if not feature or not run.is_device or not run.extension then return nil, nil, 'unknown' end
  local document = run.plans.plan('features')
  run.features = document and document.data or {}
  run.language = run.language or run.features.language
  return feature()(run, step)
end
