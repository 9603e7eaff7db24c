-- A room of mod_conference by its name, which is an id of ours: nothing else goes into a command.
local M = {}

local here = freeswitch.getGlobalVariable('script_dir') .. '/'
local json = dofile(here .. 'json.lua')

local RECORDINGS = 'pbx_rooms'

function M.is_id(id)
  return type(id) == 'string' and id:match('^[%w_]+$') ~= nil
end

-- The command's own arguments are split at spaces.
function M.is_path(path)
  return type(path) == 'string' and path:match('^[%w/._-]+$') ~= nil
end

-- `what`: words of ours.
function M.command(id, what)
  if not M.is_id(id) then return '' end
  return freeswitch.API():execute('conference', id .. ' ' .. what) or ''
end

-- As `json_list` says: members, member_count, locked …; nil: nobody is in it.
function M.state(id)
  local list = json.decode(M.command(id, 'json_list'))
  return type(list) == 'table' and list[1] or nil
end

function M.members(state)
  return state and state.members or {}
end

function M.has_moderator(state)
  for _, member in ipairs(M.members(state)) do
    if member.flags and member.flags.is_moderator then return true end
  end
  return false
end

-- To all of them, or to one.
function M.play(id, path, member)
  if not M.is_path(path) then return end
  M.command(id, 'play ' .. path .. (member and ' ' .. ('%d'):format(member) or ''))
end

-- Which recording runs in a room: known to this node as long as the switch lives.
function M.note_recording(id, recording)
  freeswitch.API():execute('hash', 'insert/' .. RECORDINGS .. '/' .. id .. '/' .. recording)
end

-- It, once.
function M.take_recording(id)
  local place = RECORDINGS .. '/' .. id
  local recording = freeswitch.API():execute('hash', 'select/' .. place) or ''
  freeswitch.API():execute('hash', 'delete/' .. place)
  return recording:match('^[%x-]+$')
end

return M
