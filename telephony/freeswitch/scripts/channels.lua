-- The calls of this node by whose they are. Every leg of an extension carries `<extension>@<domain>`
-- as its accountcode, which the switch keeps in its table of channels; nobody but us sets it.
local M = {}

local here = freeswitch.getGlobalVariable('script_dir') .. '/'
local json = dofile(here .. 'json.lua')

local UUID = '^%x+%-%x+%-%x+%-%x+%-%x+$'
local ID = '^[%w_]+$'
local DOMAIN = '^[%w.-]+$'

-- What a leg is marked with, or nil.
function M.mark(domain, extension)
  if type(extension) ~= 'string' or not extension:match(ID) or not domain:match(DOMAIN) then return nil end
  return extension .. '@' .. domain
end

function M.is_uuid(text)
  return type(text) == 'string' and #text == 36 and text:match(UUID) ~= nil
end

-- A variable of another channel, or nil.
function M.variable(uuid, name)
  if not M.is_uuid(uuid) then return nil end
  local value = freeswitch.API():execute('uuid_getvar', uuid .. ' ' .. name) or ''
  if value == '' or value == '_undef_' or value:match('^%-ERR') then return nil end
  return value
end

-- Set a variable of another channel; the value must have been checked to be ours.
function M.set(uuid, name, value)
  if M.is_uuid(uuid) then freeswitch.API():execute('uuid_setvar', uuid .. ' ' .. name .. ' ' .. value) end
end

-- { uuid, call_uuid, extension, direction, callstate }, the oldest first. The caller's name is text of
-- a person and may look like a domain: only the mark counts.
function M.of_domain(domain)
  local found = {}
  if not domain:match(DOMAIN) then return found end
  local text = freeswitch.API():execute('show', 'channels like @' .. domain .. ' as json') or ''
  local answer = json.decode(text)
  for _, row in ipairs(answer and answer.rows or {}) do
    -- The table learns of a ringing leg's mark only when something runs on it.
    local mark = row.accountcode ~= '' and row.accountcode or M.variable(row.uuid, 'accountcode') or ''
    local extension, of = mark:match('^([%w_]+)@(.+)$')
    if of == domain and M.is_uuid(row.uuid) then
      found[#found + 1] = { uuid = row.uuid, call_uuid = row.call_uuid, extension = extension,
        direction = row.direction, callstate = row.callstate, at = tonumber(row.created_epoch) or 0 }
    end
  end
  table.sort(found, function(one, other) return one.at < other.at end)
  return found
end

-- The channel this one is joined with, or nil.
function M.partner(uuid)
  local partner = M.variable(uuid, 'signal_bond')
  return M.is_uuid(partner) and partner or nil
end

local function belongs(uuid, domain)
  return M.variable(uuid, 'pbx_domain') == domain
end

-- Legs that ring, each with the channel of its caller.
function M.ringing(domain)
  local found = {}
  for _, row in ipairs(M.of_domain(domain)) do
    local rings = row.direction == 'outbound' and (row.callstate == 'RINGING' or row.callstate == 'EARLY')
    local caller = rings and M.variable(row.uuid, 'originator')
    if M.is_uuid(caller) and caller ~= row.uuid and belongs(caller, domain) then
      found[#found + 1] = { extension = row.extension, caller = caller }
    end
  end
  return found
end

-- The leg of an extension that is joined with another, and that other; one on hold when `held` is
-- wanted, else the latest. nil: it speaks with nobody.
function M.talking(domain, extension, options)
  local best, best_partner
  for _, row in ipairs(M.of_domain(domain)) do
    if row.extension == extension and row.uuid ~= options.except then
      local partner = M.partner(row.uuid)
      if partner and belongs(row.uuid, domain) and belongs(partner, domain) then
        local is_held = row.callstate == 'HELD'
        if not best or is_held or not (options.held and best.callstate == 'HELD') then
          best, best_partner = row, partner
        end
      end
    end
  end
  if best then return best.uuid, best_partner end
  return nil
end

return M
