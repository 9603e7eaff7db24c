-- What this node knows of boxes before the control plane does: wrong PINs, and what was done with
-- messages by phone until the list of the box says the same.
local M = {}

local here = freeswitch.getGlobalVariable('script_dir') .. '/'
local sql = dofile(here .. 'pbx-sql.lua')

-- After so many wrong PINs nobody gets in from another phone for a while, also with the right one.
M.WRONG_MAX = 5
local LOCK_SECONDS = 900
local KEEP_SECONDS = 86400

local SCHEMA = [[
CREATE TABLE IF NOT EXISTS wrong_pin(box TEXT PRIMARY KEY, tries INTEGER NOT NULL, at INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS done(
  message TEXT PRIMARY KEY, what TEXT NOT NULL, at INTEGER NOT NULL);
]]

local function with_database(work)
  local directory = freeswitch.getGlobalVariable('pbx_replica'):match('^(.*/)')
  local dbh = freeswitch.Dbh('sqlite://' .. directory .. 'voicemail.db')
  if not dbh:connected() then return nil end
  dbh:query('PRAGMA journal_mode=WAL')
  dbh:query(SCHEMA)
  local answer = work(dbh)
  dbh:release()
  return answer
end

local function integer(number)
  return ('%d'):format(math.floor(number))
end

-- Without its database the node lets nobody in who must give a PIN.
function M.is_locked(box, at)
  local tries = with_database(function(dbh)
    local found = 0
    dbh:query('SELECT tries FROM wrong_pin WHERE box=' .. sql.quote(box) .. ' AND at>'
      .. integer(at - LOCK_SECONDS), function(row) found = tonumber(row.tries) end)
    return found
  end)
  return tries == nil or tries >= M.WRONG_MAX
end

-- The quarter of an hour begins anew with every wrong one.
function M.note_wrong(box, at)
  with_database(function(dbh)
    dbh:query('INSERT INTO wrong_pin VALUES(' .. sql.quote(box) .. ',1,' .. integer(at) .. ')'
      .. ' ON CONFLICT(box) DO UPDATE SET at=excluded.at, tries=CASE WHEN wrong_pin.at>'
      .. integer(at - LOCK_SECONDS) .. ' THEN wrong_pin.tries+1 ELSE 1 END')
  end)
end

function M.forget_wrong(box)
  with_database(function(dbh) dbh:query('DELETE FROM wrong_pin WHERE box=' .. sql.quote(box)) end)
end

-- what: heard, removed or saved; the last of them holds.
function M.note_done(message, what)
  with_database(function(dbh)
    dbh:query('INSERT INTO done VALUES(' .. sql.quote(message) .. ',' .. sql.quote(what) .. ','
      .. integer(os.time()) .. ') ON CONFLICT(message) DO UPDATE SET what=excluded.what, at=excluded.at')
    dbh:query('DELETE FROM done WHERE at<' .. integer(os.time() - KEEP_SECONDS))
  end)
end

-- Message id → what was done with it here.
function M.done()
  return with_database(function(dbh)
    local found = {}
    dbh:query('SELECT message, what FROM done', function(row) found[row.message] = row.what end)
    return found
  end) or {}
end

return M
