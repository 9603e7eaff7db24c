-- Files on their way up: <node>/media/<id>.wav and its sidecar <id>.json, which the worker's media role
-- ships (telephony/media/recording-sidecar.ts). While it is written the sidecar is called .json.open:
-- should the node die, what is there is shipped all the same.
local M = {}

local UUID = '^%x%x%x%x%x%x%x%x%-%x%x%x%x%-%x%x%x%x%-%x%x%x%x%-%x%x%x%x%x%x%x%x%x%x%x%x$'
-- A header and less than a twentieth of a second: nobody spoke.
local EMPTY_BYTES = 1000

-- Where everything of this node lies; ends with a slash.
function M.node_directory()
  return (freeswitch.getGlobalVariable('sounds_dir'):gsub('/sounds/?$', '')) .. '/'
end

local function directory()
  return M.node_directory() .. 'media/'
end

local ESCAPES = { ['"'] = '\\"', ['\\'] = '\\\\' }

local function text(value)
  return '"' .. value:gsub('[%c"\\]', function(sign)
    return ESCAPES[sign] or string.format('\\u%04x', sign:byte())
  end) .. '"'
end

-- A flat object of texts and whole numbers, by name.
function M.encode(fields)
  local names, parts = {}, {}
  for name in pairs(fields) do names[#names + 1] = name end
  table.sort(names)
  for index, name in ipairs(names) do
    local value = fields[name]
    parts[index] = text(name) .. ':' .. (type(value) == 'number' and string.format('%d', value) or text(value))
  end
  return '{' .. table.concat(parts, ',') .. '}'
end

-- Announces a file of a call. Answers its id and the path to write the WAV to; nil when the node has
-- no place for it. kind: call, voicemail or greeting; more: extension_id, queue_id, retention_days …
function M.open(session, kind, more)
  local id = freeswitch.API():execute('create_uuid', '')
  if not id or not id:match(UUID) then return nil end
  local function variable(name) return session:getVariable(name) or '' end
  -- A phone's own account says nothing; from outside the effective name has our prefix before it.
  local who = variable('sip_h_X-Pbx-Device') ~= '' and 'effective_caller_id_' or 'caller_id_'
  local fields = {
    id = id, kind = kind, started_at = os.time(),
    tenant_id = variable('pbx_tenant_id'), call_id = variable('pbx_call_id'),
    caller_number = variable(who .. 'number'), caller_name = variable(who .. 'name'),
    called_number = variable('pbx_dialed'), number_id = variable('pbx_number_id'),
    queue_id = variable('pbx_queue_id'),
  }
  for name, value in pairs(more or {}) do fields[name] = value end
  local file = io.open(directory() .. id .. '.json.open', 'wb')
  if not file then
    freeswitch.consoleLog('err', 'media: nothing can be written to ' .. directory() .. '\n')
    return nil
  end
  file:write(M.encode(fields))
  file:close()
  return id, directory() .. id .. '.wav'
end

local function bytes_of(path)
  local file = io.open(path, 'rb')
  if not file then return 0 end
  local size = file:seek('end')
  file:close()
  return size
end

-- What was written so far.
function M.bytes(id)
  return id:match(UUID) and bytes_of(directory() .. id .. '.wav') or 0
end

-- Where a file of this node is, or was, written.
function M.path(id)
  return id:match(UUID) and directory() .. id .. '.wav' or nil
end

function M.discard(id)
  if not id:match(UUID) then return end
  os.remove(directory() .. id .. '.wav')
  os.remove(directory() .. id .. '.json.open')
end

-- The WAV is whole: from now on it is the shipper's. One with nothing in it goes.
function M.close(id)
  if not id:match(UUID) then return end
  local base = directory() .. id
  if bytes_of(base .. '.wav') < EMPTY_BYTES then return M.discard(id) end
  os.rename(base .. '.json.open', base .. '.json')
end

return M
