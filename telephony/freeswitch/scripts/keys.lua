-- What a caller presses, to the last key that makes sense.
local M = {}

local KEYS_MAX = 32
-- After a key that could be the whole: how long another is waited for.
local BETWEEN_MS = 2000

-- While two sides are connected the switch takes * for itself (recorder.lua); here it is a key.
local function take_back(session)
  if not session:getVariable('pbx_record_key') then return end
  session:execute('unbind_meta_app')
  session:setVariable('pbx_record_key', nil)
end

local function one(session, ms)
  return session:getDigits(1, '', ms) or ''
end

-- The first key interrupts the sound. options: file or nil, seconds, until_then (os.time()) or nil,
-- goes_on(pressed): whether another key could follow. '' when nothing is pressed.
function M.read(session, options)
  local pressed = ''
  take_back(session)
  if options.file then pressed = session:playAndGetDigits(1, 1, 1, 1, '', options.file, '', '[0-9*#]', 'pbx_keys', 1) or '' end
  local ms = options.seconds * 1000
  if pressed == '' and session:ready() then
    local rest = options.until_then and (options.until_then - os.time()) * 1000 or ms
    pressed = one(session, math.max(1, math.min(ms, rest)))
  end
  while pressed ~= '' and #pressed < KEYS_MAX and session:ready() and options.goes_on(pressed) do
    local more = one(session, BETWEEN_MS)
    if more == '' then break end
    pressed = pressed .. more
  end
  return pressed
end

return M
