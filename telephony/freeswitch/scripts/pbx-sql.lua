-- The SQL of the node's replica. Pure text: the switch's database handle has no bound parameters,
-- so every value goes through quote() or was checked to be digits.
local M = {}

M.SCHEMA = [[
CREATE TABLE IF NOT EXISTS docs(
  key TEXT PRIMARY KEY, seq INTEGER NOT NULL, gen INTEGER NOT NULL, xml TEXT);
CREATE TABLE IF NOT EXISTS meta(name TEXT PRIMARY KEY, value TEXT NOT NULL);
INSERT OR IGNORE INTO meta VALUES('seq','0'),('gen','0');
]]

-- "held" leaves out tombstones: rows without XML that keep a late duplicate from coming back to life.
M.STATUS = [[
SELECT (SELECT value FROM meta WHERE name='replica') AS replica,
       (SELECT value FROM meta WHERE name='seq') AS seq,
       COUNT(*) AS docs, COALESCE(SUM(seq),0) AS sum
FROM docs WHERE xml IS NOT NULL
]]

function M.quote(text)
  return "'" .. text:gsub("'", "''") .. "'"
end

function M.name_replica(id)
  return "INSERT OR IGNORE INTO meta VALUES('replica'," .. M.quote(id) .. ')'
end

function M.find(keys)
  local quoted = {}
  for index, key in ipairs(keys) do quoted[index] = M.quote(key) end
  return 'SELECT key, xml FROM docs WHERE xml IS NOT NULL AND key IN (' .. table.concat(quoted, ',') .. ')'
end

local function set(name, value)
  return 'INSERT INTO meta VALUES(' .. M.quote(name) .. ',' .. M.quote(value) .. ')'
    .. ' ON CONFLICT(name) DO UPDATE SET value=excluded.value'
end

-- A normal record wins when it is not older than what is held. In a full resync it also wins over
-- anything held from before that resync, so a control plane restored from a backup can mend a node.
local function upsert(record, generation)
  local gen = generation or "(SELECT CAST(value AS INTEGER) FROM meta WHERE name='gen')"
  return table.concat({
    'INSERT INTO docs(key,seq,gen,xml) VALUES(', M.quote(record.key), ',', record.seq, ',', gen, ',',
    record.xml and M.quote(record.xml) or 'NULL',
    ') ON CONFLICT(key) DO UPDATE SET seq=excluded.seq,gen=excluded.gen,xml=excluded.xml',
    ' WHERE excluded.seq>=docs.seq', generation and ' OR docs.gen<>excluded.gen' or '', ';',
  })
end

-- One transaction. batch: seq, generation or nil, sweep or nil; all digits (checked by the caller).
function M.apply(records, batch)
  local parts = { 'BEGIN IMMEDIATE;' }
  if batch.generation then parts[#parts + 1] = set('gen', batch.generation) .. ';' end
  for _, record in ipairs(records) do parts[#parts + 1] = upsert(record, batch.generation) end
  if batch.sweep then
    parts[#parts + 1] = 'DELETE FROM docs WHERE gen<>' .. batch.sweep .. ' OR xml IS NULL;'
    parts[#parts + 1] = set('seq', batch.seq) .. ';'
  else
    parts[#parts + 1] = set('seq', batch.seq)
      .. ' WHERE CAST(excluded.value AS INTEGER)>CAST(value AS INTEGER);'
  end
  parts[#parts + 1] = 'COMMIT;'
  return table.concat(parts)
end

return M
