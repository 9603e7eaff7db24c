-- What is heard in queues: sounds of the PBX and prompts of the product, as paths on this node.
local M = {}

local here = freeswitch.getGlobalVariable('script_dir') .. '/'
local sounds = dofile(here .. 'sounds.lua')

-- Heard instead of a prompt that is not there: a key cannot be asked for, nor a code confirmed, in silence.
local DONE, REFUSED = 'tone_stream://%(300\\,100\\,660)', 'tone_stream://%(300\\,100\\,330)'
local TONES = {
  confirm = 'tone_stream://%(300\\,700\\,440)', queue_rating = 'tone_stream://%(300\\,0\\,880)',
  agent_in = DONE, agent_out = DONE, agent_paused = DONE, agent_unknown = REFUSED, error = REFUSED,
}

-- A sound of the PBX by its id, or nil.
function M.sound(id)
  return id and sounds.path(nil, id) or nil
end

-- A prompt in the PBX's language, the tone in its place, or nil.
function M.prompt(language, name)
  return sounds.prompt({ language = language }, name) or TONES[name]
end

-- Several one after the other, for any application that plays a file; nil when there are none.
function M.one_after_another(paths)
  if #paths == 0 then return nil end
  return #paths == 1 and paths[1] or 'file_string://' .. table.concat(paths, '!')
end

return M
