-- A caller leaves a message: into the node's spool like any recording, so that it is not lost when the
-- control plane is away. Outcomes: left, none, full, listen (the owner pressed star).
local here = freeswitch.getGlobalVariable('script_dir') .. '/'
local media = dofile(here .. 'media.lua')
local messages = dofile(here .. 'voicemail/messages.lua')
local say = dofile(here .. 'voicemail/say.lua')
local sounds = dofile(here .. 'sounds.lua')

-- 16 bits 8000 times a second; less than a second is somebody who hung up.
local SHORTEST_BYTES = 16044
local TRIES = 2

local function greeting(run, data)
  return data.greeting and sounds.path(run, data.greeting) or say.prompt(run, 'voicemail_greeting')
end

-- True when something was said.
local function record(run, box, data)
  local id, path = media.open(run.session, 'voicemail', { voicemail_id = box })
  if not id then return nil end
  say.record(run, path, data.maxSeconds)
  if media.bytes(id) < SHORTEST_BYTES then
    media.discard(id)
    return false
  end
  media.close(id)
  return true
end

local function take(run, box, data)
  for _ = 1, TRIES do
    local is_left = record(run, box, data)
    if is_left == nil then
      say.play(run, 'error')
      return 'none'
    end
    if is_left then
      say.play(run, 'done')
      return 'left'
    end
    if not run.session:ready() then return 'none' end
    say.play(run, 'voicemail_too_short')
  end
  return 'none'
end

return function(run, box, data)
  run.session:answer()
  -- The first words are not lost while the media path opens.
  run.session:sleep(300)
  if messages.count(run, box) >= data.maxMessages then
    say.play(run, 'voicemail_full')
    return 'full'
  end
  local path = greeting(run, data)
  local key = path and run.session:playAndGetDigits(1, 1, 1, 1, '', path, '', '[*#]', 'pbx_keys', 1) or ''
  if not run.session:ready() then return 'none' end
  if key == '*' and data.pin then return 'listen' end
  return take(run, box, data)
end
