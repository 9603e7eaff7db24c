-- Where the sounds of queues lie on this node.
local M = {}

local sounds = freeswitch.getGlobalVariable('sounds_dir') .. '/'

-- Spoken instead of a prompt that is not there: a call goes on without words, not without the call.
local TONES = { confirm = 'tone_stream://%(300\\,700\\,440)', rating = 'tone_stream://%(300\\,0\\,880)' }

local function there(path)
  local file = io.open(path, 'rb')
  if not file then return nil end
  file:close()
  return path
end

-- A sound of the PBX by its id, or nil.
function M.sound(domain, id)
  if not id or not id:match('^[%w_-]+$') then return nil end
  return there(sounds .. domain .. '/' .. id .. '.wav')
end

-- A prompt of the product, or the tone in its place, or nil.
function M.path(_, name)
  return there(sounds .. 'prompts/en/queue-' .. name .. '.wav') or TONES[name]
end

return M
