-- What is done with a box by phone, on its way to the control plane: <node>/mailbox/<time>-<id>.json, which the
-- worker's media role ships until it is taken (telephony/media/mailbox-action.ts).
local M = {}

local here = freeswitch.getGlobalVariable('script_dir') .. '/'
local media = dofile(here .. 'media.lua')

-- action: heard, saved, removed, forwarded or pin; more: message_id, to_box_id, pin_salt, pin_hash.
function M.send(session, box, action, more)
  local id = freeswitch.API():execute('create_uuid', '')
  if not id or not id:match('^[%x-]+$') then return false end
  local fields = {
    id = id, action = action, box_id = box, at = os.time(),
    tenant_id = session:getVariable('pbx_tenant_id') or '',
  }
  for name, value in pairs(more or {}) do fields[name] = value end
  -- In the order in which they were done.
  local name = ('%015d-%s'):format(math.floor(tonumber(freeswitch.API():getTime()) or 0), id)
  local base = media.node_directory() .. 'mailbox/' .. name
  local file = io.open(base .. '.draft', 'wb')
  if not file then
    freeswitch.consoleLog('err', 'voicemail: nothing can be written to ' .. base .. '\n')
    return false
  end
  file:write(media.encode(fields))
  file:close()
  return os.rename(base .. '.draft', base .. '.json') ~= nil
end

return M
