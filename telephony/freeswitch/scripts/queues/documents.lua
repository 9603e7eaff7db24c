-- Plan documents out of the replica, for the queues' scripts.
local M = {}

local here = freeswitch.getGlobalVariable('script_dir') .. '/'
local json = dofile(here .. 'json.lua')
local store = dofile(here .. 'pbx-store.lua')

-- What may stand in an argument of the switch: a document that says otherwise is not believed.
function M.is_id(text)
  return type(text) == 'string' and #text <= 64 and text:match('^[%w_-]+$') ~= nil
end

function M.is_domain(text)
  return type(text) == 'string' and #text <= 190 and text:match('^[%w.-]+$') ~= nil
end

-- The replica, or nil while there is none. The caller releases it.
function M.open()
  return store.open()
end

-- False while the replica has not been filled: nothing may be concluded from what it lacks.
function M.is_filled(dbh)
  return store.seq(dbh) ~= '0'
end

-- { [id] = document } of one domain's plans; what is not there is left out.
function M.plans(dbh, domain, ids)
  local keys, found = {}, {}
  for _, id in ipairs(ids) do
    if M.is_id(id) then keys[#keys + 1] = 'plan:' .. domain .. ':' .. id end
  end
  if #keys == 0 or not M.is_domain(domain) then return found end
  dbh:query(store.sql.find(keys), function(row)
    local document = json.decode(row.xml)
    if document then found[row.key:match('([^:]+)$')] = document end
  end)
  return found
end

function M.plan(dbh, domain, id)
  return M.plans(dbh, domain, { id })[id]
end

-- Documents of agents of a domain, for those who log in by phone.
function M.agents(dbh, domain)
  local found = {}
  if not M.is_domain(domain) then return found end
  local from, to = 'plan:' .. domain .. ':agt_', 'plan:' .. domain .. ':agt`'
  dbh:query('SELECT key, xml FROM docs WHERE xml IS NOT NULL AND key>=' .. store.sql.quote(from)
    .. ' AND key<' .. store.sql.quote(to), function(row)
    local document = json.decode(row.xml)
    if document then found[#found + 1] = document end
  end)
  return found
end

return M
