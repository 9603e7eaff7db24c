-- The replica's database on this node. Only the daemon makes or changes it; look-ups read.
local M = {}

local here = freeswitch.getGlobalVariable('script_dir') .. '/'
M.sql = dofile(here .. 'pbx-sql.lua')

local EPOCHS = 32

function M.path()
  return freeswitch.getGlobalVariable('pbx_replica')
end

function M.exists()
  local file = io.open(M.path(), 'rb')
  if not file then return false end
  file:close()
  return true
end

local function epoch()
  return tonumber(freeswitch.getGlobalVariable('pbx_replica_epoch') or '') or 0
end

-- The switch caches handles by the text of the DSN, and a cached handle goes on with a deleted file.
-- Another spelling of the same path for every file made since start is how to get a fresh handle.
local function dsn()
  local directory, name = M.path():match('^(.*/)([^/]+)$')
  return 'sqlite://' .. directory .. ('./'):rep(epoch()) .. name
end

-- A handle, or nil when there is no file (a look-up must never make an empty one).
function M.open()
  if not M.exists() then return nil end
  local dbh = freeswitch.Dbh(dsn())
  if dbh:connected() then return dbh end
  return nil
end

local function initialise(dbh)
  local id = freeswitch.API():execute('create_uuid', '')
  -- A rollback journal makes readers and the writer wait for each other: WAL is a must.
  return dbh:query('PRAGMA journal_mode=WAL') and dbh:query('PRAGMA synchronous=NORMAL')
    and dbh:query(M.sql.SCHEMA) and dbh:query(M.sql.name_replica(id))
end

-- Daemon only. Takes the file away (a damaged one is kept beside it) and makes an empty replica.
function M.make_anew()
  local path = M.path()
  if M.exists() then os.rename(path, path .. '.damaged') end
  os.remove(path .. '-wal')
  os.remove(path .. '-shm')
  freeswitch.setGlobalVariable('pbx_replica_epoch', tostring((epoch() + 1) % EPOCHS))
  local dbh = freeswitch.Dbh(dsn())
  if not dbh:connected() then return nil end
  if initialise(dbh) then return dbh end
  dbh:release()
  return nil
end

-- Daemon only, at start: what is there, or a new one.
function M.open_or_make()
  local dbh = M.open()
  if dbh then
    if initialise(dbh) then return dbh end
    dbh:release()
  end
  return M.make_anew()
end

-- { replica, seq, docs, sum } as text, or nil.
function M.status(dbh)
  local row
  dbh:query(M.sql.STATUS, function(found) row = found end)
  if row and row.replica ~= '' then return row end
  return nil
end

function M.seq(dbh)
  local seq = '0'
  dbh:query("SELECT value FROM meta WHERE name='seq'", function(found) seq = found.value end)
  return seq
end

-- True, or false and the database's own words. Nothing changes on false.
function M.apply(dbh, records, batch)
  if dbh:query(M.sql.apply(records, batch)) then return true end
  local words = dbh:last_error() or 'unknown trouble'
  dbh:query('ROLLBACK')
  return false, words
end

return M
