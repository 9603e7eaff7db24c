-- Takes pushed documents into this node's replica and acknowledges each batch. Started once with
-- mod_lua; a fault in one batch is told and never ends the loop.
local here = freeswitch.getGlobalVariable('script_dir') .. '/'
local store = dofile(here .. 'pbx-store.lua')
local records = dofile(here .. 'pbx-records.lua')
local queues = dofile(here .. 'queues.lua')
local wishes = dofile(here .. 'wishes.lua')
local readers = { xml = dofile(here .. 'pbx-xml.lua'), json = dofile(here .. 'json.lua') }

local POLL_MS = 1000
local QUEUED_BATCHES = 5000
local LARGE_BODY_BYTES = 262144

local consumer = freeswitch.EventConsumer('CUSTOM', 'pbx::push', QUEUED_BATCHES)
local dbh, replica

local function log(level, words)
  freeswitch.consoleLog(level, 'replica: ' .. words .. '\n')
end

local function fire(subclass, headers)
  local event = freeswitch.Event('CUSTOM', subclass)
  for name, value in pairs(headers) do event:addHeader(name, value) end
  event:fire()
end

local function adopt(handle)
  local status = handle and store.status(handle)
  if not status then
    dbh, replica = nil, nil
    log('err', 'the database cannot be opened or made: ' .. store.path())
    return
  end
  local first = replica == nil
  dbh = handle
  if status.replica ~= replica then
    replica = status.replica
    fire('pbx::replica', { ['Push-Replica'] = replica, ['Push-Seq'] = status.seq })
    log('notice', (first and 'holds ' .. status.docs .. ' documents, ' or 'made anew, ') .. replica)
  end
end

-- The file may be deleted under us; the handle would go on writing into nothing.
local function keep_database()
  if dbh and store.exists() then return end
  if dbh then
    log('err', 'the database file is gone, making a new one')
    dbh:release()
    dbh = nil
    adopt(store.make_anew())
  else
    adopt(store.open_or_make())
  end
end

local function read_batch(event)
  local batch = {
    id = event:getHeader('Push-Batch'),
    seq = event:getHeader('Push-Seq'),
    generation = event:getHeader('Push-Generation'),
    sweep = event:getHeader('Push-Sweep'),
    body = event:getBody() or '',
  }
  for _, name in ipairs({ 'seq', 'generation', 'sweep' }) do
    if batch[name] and not records.is_seq(batch[name]) then return nil, name .. ' is not a number' end
  end
  if not batch.seq then return nil, 'seq is missing' end
  return batch
end

-- A full resync brings everything; what it swept away is in no list.
local function tell_queues(batch, list)
  if batch.sweep then return queues.converge(nil) end
  local keys = {}
  for index, record in ipairs(list) do keys[index] = record.key end
  queues.converge(keys)
end

-- nil when all of it is stored, else { key, reason }; an empty key: the node's trouble, no document's.
local function apply(event)
  local batch, fault = read_batch(event)
  if not batch then return { key = '', reason = fault } end
  local list, refusal = records.read(batch.body, readers)
  if not list then return refusal end
  if not dbh then return { key = '', reason = 'the node has no database' } end
  local ok, words = store.apply(dbh, list, batch)
  if ok then
    tell_queues(batch, list)
    return nil
  end
  if words:find('malformed', 1, true) or words:find('not a database', 1, true) then
    dbh:release()
    dbh = nil
    adopt(store.make_anew())
  end
  return { key = '', reason = 'the database: ' .. words }
end

local function acknowledge(event, refusal)
  fire('pbx::ack', {
    ['Push-Batch'] = event:getHeader('Push-Batch') or '',
    ['Push-Result'] = refusal and 'refused' or 'ok',
    ['Push-Seq'] = dbh and store.seq(dbh) or '0',
    ['Push-Replica'] = replica or '',
    ['Push-Key'] = refusal and refusal.key or '',
    ['Push-Reason'] = refusal and refusal.reason or '',
  })
end

local function take(event)
  local ok, refusal = pcall(apply, event)
  if not ok then
    log('err', tostring(refusal))
    refusal = { key = '', reason = 'the daemon failed: ' .. tostring(refusal) }
  end
  acknowledge(event, refusal)
  if #(event:getBody() or '') > LARGE_BODY_BYTES then collectgarbage() end
end

local function turn()
  keep_database()
  -- "status" answers only while this beats: a push without a listening daemon would be lost.
  freeswitch.setGlobalVariable('pbx_daemon_beat', tostring(os.time()))
  wishes.turn()
  local event = consumer:pop(1, POLL_MS)
  if event then
    keep_database()
    take(event)
  end
end

wishes.make()
while freeswitch.running() do
  local ok, fault = pcall(turn)
  if not ok then
    log('err', tostring(fault))
    freeswitch.msleep(POLL_MS)
  end
end
if dbh then dbh:release() end
