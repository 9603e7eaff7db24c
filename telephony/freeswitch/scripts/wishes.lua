-- What people set at their phone: forwarding, do not disturb. It holds here at once (plans.lua lays it
-- over the extension's document) and is told to the control plane again and again until that document
-- is as new (data.told): the control plane may be away, the node may be killed in between.
local M = {}

local here = freeswitch.getGlobalVariable('script_dir') .. '/'
local json = dofile(here .. 'json.lua')
local queues = dofile(here .. 'queues.lua')
local sql = dofile(here .. 'pbx-sql.lua')
local store = dofile(here .. 'pbx-store.lua')

local TELL_SECONDS = 5
local AT_ONCE = 500
-- How many are waiting: without any, no call looks for them.
local COUNT = 'pbx_wishes'

local SCHEMA = [[
CREATE TABLE IF NOT EXISTS wish(
  extension TEXT NOT NULL, field TEXT NOT NULL, domain TEXT NOT NULL, value TEXT NOT NULL,
  device TEXT NOT NULL, since INTEGER NOT NULL, PRIMARY KEY(extension, field));
]]

local function open()
  local directory = freeswitch.getGlobalVariable('pbx_replica'):match('^(.*/)')
  local dbh = freeswitch.Dbh('sqlite://' .. directory .. 'wishes.db')
  return dbh:connected() and dbh or nil
end

local function count(dbh)
  local waiting = '0'
  dbh:query('SELECT COUNT(*) AS n FROM wish', function(row) waiting = row.n end)
  freeswitch.setGlobalVariable(COUNT, waiting)
end

-- Daemon only, at start.
function M.make()
  local dbh = open()
  if not dbh then return end
  dbh:query('PRAGMA journal_mode=WAL')
  dbh:query('PRAGMA synchronous=NORMAL')
  dbh:query(SCHEMA)
  count(dbh)
  dbh:release()
end

local function tell(row)
  local event = freeswitch.Event('CUSTOM', 'pbx::wish')
  event:addHeader('Wish-Extension', row.extension)
  event:addHeader('Wish-Domain', row.domain)
  event:addHeader('Wish-Field', row.field)
  event:addHeader('Wish-Value', row.value)
  event:addHeader('Wish-Device', row.device)
  event:addHeader('Wish-Since', tostring(row.since))
  event:fire()
end

local function now_ms()
  return math.floor(tonumber(freeswitch.API():getTime()) or os.time() * 1000)
end

-- Later than what the document knows, whatever this node's clock says.
local function since_for(document, field)
  local told = document.data and document.data.told or {}
  return math.max(now_ms(), (told[field] or 0) + 1)
end

-- field: doNotDisturb or forward; value: `on`, `off` or `<kind> <id or number>`. False: not kept.
function M.set(run, field, value)
  local document = run.plans.plan(run.extension)
  local dbh = document and open()
  if not dbh then return false end
  local row = { extension = run.extension, field = field, domain = run.domain, value = value,
    device = run.session:getVariable('pbx_device_id') or '', since = ('%d'):format(since_for(document, field)) }
  local kept = dbh:query('INSERT INTO wish VALUES(' .. table.concat({
    sql.quote(row.extension), sql.quote(row.field), sql.quote(row.domain), sql.quote(row.value),
    sql.quote(row.device), row.since }, ',') .. ') ON CONFLICT(extension,field) DO UPDATE SET '
    .. 'domain=excluded.domain,value=excluded.value,device=excluded.device,since=excluded.since')
  count(dbh)
  dbh:release()
  if kept then
    tell(row)
    -- Who waits in a queue must not be offered to a phone that is to be left alone.
    queues.converge({ 'plan:' .. run.domain .. ':' .. run.extension })
  end
  return kept
end

-- A target as it stands in plans, or nil.
function M.target(value)
  local kind, rest = value:match('^([%l_]+) ([%w_+-]+)$')
  if not kind then return nil end
  return kind == 'outside' and { kind = kind, number = rest } or { kind = kind, id = rest }
end

local APPLY = {
  doNotDisturb = function(document, value) document.ring.doNotDisturb = value == 'on' end,
  -- The second step, as lib/extensions/plan.ts makes it.
  forward = function(document, value)
    local data, target = document.data or {}, M.target(value)
    if data.forward then table.remove(document.steps, 2) end
    if target then table.insert(document.steps, 2, { ['do'] = 'go', to = target }) end
    data.forward = target
    document.data = data
  end,
}

-- The document of an extension as its owner wants it.
function M.overlay(document)
  local waiting = freeswitch.getGlobalVariable(COUNT) or '0'
  if waiting == '0' or waiting == '' or not (document.ring and document.ring.enabled) then return document end
  local dbh = open()
  if not dbh then return document end
  local told = document.data and document.data.told or {}
  dbh:query('SELECT field, value, since FROM wish WHERE extension=' .. sql.quote(document.id), function(row)
    local is_news = tonumber(row.since) > (told[row.field] or 0)
    if is_news and APPLY[row.field] then APPLY[row.field](document, row.value) end
  end)
  dbh:release()
  return document
end

-- The document of an extension right now, or nil when it is gone; second: whether the replica could be read.
local function document_of(replica, row)
  local text
  local ok = replica:query(store.sql.find({ 'plan:' .. row.domain .. ':' .. row.extension }),
    function(found) text = found.xml end)
  return text and json.decode(text), ok
end

local function settle_or_tell(dbh, replica, row)
  local document, readable = document_of(replica, row)
  if not readable then return end
  local told = document and document.data and document.data.told or {}
  local is_known = (told[row.field] or 0) >= tonumber(row.since)
  if document and not is_known then return tell(row) end
  dbh:query('DELETE FROM wish WHERE extension=' .. sql.quote(row.extension) .. ' AND field='
    .. sql.quote(row.field) .. ' AND since<=' .. row.since)
end

local next_look = 0

-- Daemon only, again and again: tells what is not known yet, forgets what is.
function M.turn()
  local waiting = freeswitch.getGlobalVariable(COUNT) or '0'
  if waiting == '0' or waiting == '' or os.time() < next_look then return end
  next_look = os.time() + TELL_SECONDS
  local dbh, replica = open(), store.open()
  if dbh and replica and store.seq(replica) ~= '0' then
    local rows = {}
    dbh:query('SELECT * FROM wish LIMIT ' .. AT_ONCE, function(row) rows[#rows + 1] = row end)
    for _, row in ipairs(rows) do settle_or_tell(dbh, replica, row) end
    count(dbh)
  end
  if replica then replica:release() end
  if dbh then dbh:release() end
end

return M
