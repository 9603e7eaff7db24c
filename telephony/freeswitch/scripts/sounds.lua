-- Where a sound or a prompt lies on this node. The worker's media role keeps the files: <id>.wav is
-- always the newest recording of a sound that has arrived here. No file: nil, the caller goes on
-- without it, for silence is better than a call that ends.
local M = {}

local DEFAULT_LANGUAGE = 'en'

local function existing(path)
  local file = io.open(path, 'rb')
  if not file then return nil end
  file:close()
  return path
end

local function directory()
  return freeswitch.getGlobalVariable('sounds_dir') .. '/'
end

local function missing(what)
  freeswitch.consoleLog('warning', 'sounds: ' .. what .. ' is not on this node\n')
  return nil
end

-- Full path of a sound of the PBX, or nil. The id goes into an argument: only its own form does.
function M.path(_, id)
  if type(id) ~= 'string' or not id:match('^snd_%w+$') then return nil end
  return existing(directory() .. id .. '.wav') or missing(id)
end

-- Full path of a prompt in the language of the PBX (run.language, "de" or "de-AT"), else in English.
function M.prompt(run, name)
  if type(name) ~= 'string' or not name:match('^[a-z0-9_]+$') then return nil end
  local language = tostring(run and run.language or ''):lower():match('^%l%l') or DEFAULT_LANGUAGE
  local file = '/' .. name .. '.wav'
  return existing(directory() .. 'prompts/' .. language .. file)
    or existing(directory() .. 'prompts/' .. DEFAULT_LANGUAGE .. file)
    or missing('prompt ' .. name)
end

return M
