-- The way from this node to the control plane: where its worker listens and what this node shows it
-- (conf/control.json, written with the node's configuration). Nothing else knows the token: a channel's
-- text may be expanded, so it must stand in no variable.
local M = {}

local here = freeswitch.getGlobalVariable('script_dir') .. '/'
local json = dofile(here .. 'json.lua')
local media = dofile(here .. 'media.lua')

-- The whole of a request; the worker itself gives up before.
local SECONDS = 2

local function settings()
  local file = io.open(freeswitch.getGlobalVariable('conf_dir') .. '/control.json', 'rb')
  if not file then return nil end
  local found = json.decode(file:read('a'))
  file:close()
  if not found or not tostring(found.url):match('^https?://[%w.:%[%]-]+$') then return nil end
  return tostring(found.token):match('^[%w_-]+$') and found or nil
end

-- As hexadecimal digits it is no syntax of any command.
local function hex(text)
  return (text:gsub('.', function(char) return ('%02x'):format(char:byte()) end))
end

-- Posts a flat table to a path of ours; its answer as a table, or nil: the control plane is away.
function M.post(path, fields)
  local control = settings()
  if not control then return nil end
  local answer = freeswitch.API():execute('curl', control.url .. path
    .. ' connect-timeout 1 timeout ' .. SECONDS .. ' content-type text/plain'
    .. ' append_headers X-Pbx-Node-Token:' .. control.token
    .. ' post ' .. hex(media.encode(fields)))
  return answer and json.decode(answer) or nil
end

return M
