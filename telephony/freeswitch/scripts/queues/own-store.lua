-- What this node knows of its queues and nobody has told it: how agents logged in or out by phone
-- until the control plane has taken note, and who spoke with whom last.
local M = {}

local here = freeswitch.getGlobalVariable('script_dir') .. '/'
local sql = dofile(here .. 'pbx-sql.lua')

local SCHEMA = [[
CREATE TABLE IF NOT EXISTS agent_state(
  agent TEXT PRIMARY KEY, domain TEXT NOT NULL, status TEXT NOT NULL, reason TEXT NOT NULL,
  since INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS last_agent(
  queue TEXT NOT NULL, caller TEXT NOT NULL, agent TEXT NOT NULL, at INTEGER NOT NULL,
  PRIMARY KEY(queue, caller));
CREATE INDEX IF NOT EXISTS last_agent_at ON last_agent(at);
]]

local function directory()
  return freeswitch.getGlobalVariable('pbx_replica'):match('^(.*/)')
end

-- A handle or nil. The caller releases it.
function M.open()
  local dbh = freeswitch.Dbh('sqlite://' .. directory() .. 'queues.db')
  return dbh:connected() and dbh or nil
end

-- Daemon only, at start.
function M.make()
  local dbh = M.open()
  if not dbh then return nil end
  dbh:query('PRAGMA journal_mode=WAL')
  dbh:query('PRAGMA synchronous=NORMAL')
  dbh:query(SCHEMA)
  return dbh
end

-- mod_callcenter's own database, to read.
function M.open_switch()
  local dbh = freeswitch.Dbh('sqlite://' .. directory() .. 'callcenter.db')
  return dbh:connected() and dbh or nil
end

local function integer(number)
  return ('%d'):format(math.floor(tonumber(number) or 0))
end

-- Milliseconds since 1970. The switch's own clock knows only seconds in Lua.
function M.now_ms()
  return math.floor((tonumber(freeswitch.API():getTime()) or os.time() * 1000))
end

-- A newer state replaces an older one.
function M.note_state(dbh, agent, domain, status, reason, since)
  return dbh:query('INSERT INTO agent_state VALUES(' .. table.concat({
    sql.quote(agent), sql.quote(domain), sql.quote(status), sql.quote(reason or ''), integer(since),
  }, ',') .. ') ON CONFLICT(agent) DO UPDATE SET domain=excluded.domain,status=excluded.status,'
    .. 'reason=excluded.reason,since=excluded.since WHERE excluded.since>=agent_state.since')
end

-- { status, since } or nil.
function M.state(dbh, agent)
  local found
  dbh:query('SELECT status, since FROM agent_state WHERE agent=' .. sql.quote(agent), function(row)
    found = { status = row.status, since = tonumber(row.since) }
  end)
  return found
end

function M.states(dbh)
  local found = {}
  dbh:query('SELECT * FROM agent_state LIMIT 500', function(row) found[#found + 1] = row end)
  return found
end

-- The control plane knows: its document is as new.
function M.forget_state(dbh, agent, since)
  dbh:query('DELETE FROM agent_state WHERE agent=' .. sql.quote(agent) .. ' AND since<=' .. integer(since))
end

function M.note_call(dbh, queue, caller, agent)
  dbh:query('INSERT INTO last_agent VALUES(' .. table.concat({
    sql.quote(queue), sql.quote(caller), sql.quote(agent), integer(os.time()),
  }, ',') .. ') ON CONFLICT(queue,caller) DO UPDATE SET agent=excluded.agent,at=excluded.at')
end

-- The agent who spoke with this caller within so many hours, or nil.
function M.last_agent(dbh, queue, caller, hours)
  local found
  dbh:query('SELECT agent FROM last_agent WHERE queue=' .. sql.quote(queue) .. ' AND caller='
    .. sql.quote(caller) .. ' AND at>' .. integer(os.time() - hours * 3600), function(row)
    found = row.agent
  end)
  return found
end

function M.prune(dbh)
  dbh:query('DELETE FROM last_agent WHERE at<' .. integer(os.time() - 720 * 3600))
end

return M
