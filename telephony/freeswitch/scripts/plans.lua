-- The documents of one domain, out of this node's own replica: no network. Each is read once a call.
local M = {}

local here = freeswitch.getGlobalVariable('script_dir') .. '/'
local json = dofile(here .. 'json.lua')
local store = dofile(here .. 'pbx-store.lua')
local wishes = dofile(here .. 'wishes.lua')

local KEY_BYTES_MAX = 300

-- What may be dialled and what may be an id: anything else is simply not there.
local DIALLED = '^[%w+*#._-]+$'
local ID = '^[%w_-]+$'

local function read_now(key)
  local dbh = store.open()
  if not dbh then return nil end
  local text
  dbh:query(store.sql.find({ key }), function(row) text = row.xml end)
  dbh:release()
  if not text then return nil end
  local document, fault = json.decode(text)
  if not document then freeswitch.consoleLog('err', key .. ': ' .. fault .. '\n') end
  return document
end

-- { read(key), plan(id), dial(dialled) } of a domain, which must have been checked.
function M.of(domain)
  local known = {}
  local self = {}

  function self.read(key)
    if #key > KEY_BYTES_MAX then return nil end
    if known[key] == nil then known[key] = read_now(key) or false end
    return known[key] or nil
  end

  function self.plan(id)
    if type(id) ~= 'string' or not id:match(ID) then return nil end
    local key = 'plan:' .. domain .. ':' .. id
    local is_new = known[key] == nil
    local document = self.read(key)
    if is_new and document and document.ring then return wishes.overlay(document) end
    return document
  end

  function self.dial(dialled)
    if type(dialled) ~= 'string' or not dialled:match(DIALLED) then return nil end
    return self.read('dial:' .. domain .. ':' .. dialled)
  end

  return self
end

return M
