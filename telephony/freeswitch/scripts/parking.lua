-- Places for parked calls, numbered from 1, of one PBX. They live in this node's memory, as the calls do.
local M = {}

local here = freeswitch.getGlobalVariable('script_dir') .. '/'
local channels = dofile(here .. 'channels.lua')

local function hash(command, domain, rest)
  return freeswitch.API():execute('hash', command .. '/pbx_parked_' .. domain .. '/' .. rest) or ''
end

local function is_there(uuid)
  return channels.is_uuid(uuid) and freeswitch.API():execute('uuid_exists', uuid) == 'true'
end

-- The parked call of a place, or nil.
function M.at(domain, place)
  local uuid = hash('select', domain, ('%d'):format(place))
  return is_there(uuid) and uuid or nil
end

-- Frees the place; false: it is not this call's any more.
function M.leave(domain, place, uuid)
  return hash('delete_ifmatch', domain, ('%d/%s'):format(place, uuid)):match('^%+OK') ~= nil
end

-- The first free place, taken; nil when there is none. What a lost call left behind is free.
function M.take(domain, uuid, places)
  for place = 1, places do
    local held = hash('select', domain, ('%d'):format(place))
    if held ~= '' and not is_there(held) then M.leave(domain, place, held) end
    if hash('insert_ifempty', domain, ('%d/%s'):format(place, uuid)):match('^%+OK') then return place end
  end
  return nil
end

-- Place and call of the only one that is parked, or nil.
function M.only(domain, places)
  local found, found_at
  for place = 1, places do
    local uuid = M.at(domain, place)
    if uuid and found then return nil end
    if uuid then found, found_at = uuid, place end
  end
  return found_at, found
end

return M
