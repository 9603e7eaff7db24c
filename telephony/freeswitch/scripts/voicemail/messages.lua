-- The messages of a box as the replica lists them, and their files, which the worker's media role fetches
-- when they are asked for: <node>/messages/<id>.want → <id>.wav, or <id>.gone.
local M = {}

local here = freeswitch.getGlobalVariable('script_dir') .. '/'
local media = dofile(here .. 'media.lua')
local journal = dofile(here .. 'voicemail/journal.lua')

local ID = '^vmm_%w+$'
local WAIT_MS = 8000
local LOOK_MS = 50

local function directory()
  return media.node_directory() .. 'messages/'
end

local function is_there(path)
  local file = io.open(path, 'rb')
  if file then file:close() end
  return file ~= nil
end

-- { id, caller, heard } of each, the new ones first, the oldest of them first; what was removed by
-- phone a moment ago is not among them.
function M.list(run, box)
  local document = run.plans.plan(box .. '_messages')
  local done = journal.done()
  local fresh, old = {}, {}
  for _, message in ipairs(document and document.data and document.data.messages or {}) do
    local what = done[message.id]
    if message.id:match(ID) and what ~= 'removed' then
      local heard = message.heard == true or what ~= nil
      local list = heard and old or fresh
      list[#list + 1] = { id = message.id, caller = message.caller, heard = heard }
    end
  end
  local fresh_count = #fresh
  for _, message in ipairs(old) do fresh[#fresh + 1] = message end
  return fresh, fresh_count
end

-- How many there are, for a box that is full.
function M.count(run, box)
  return #(M.list(run, box))
end

-- Asks for a file, so that it lies here when its turn comes.
function M.want(id)
  local base = directory() .. id
  if not id:match(ID) or is_there(base .. '.wav') or is_there(base .. '.want') then return end
  os.remove(base .. '.gone')
  local file = io.open(base .. '.want', 'wb')
  if file then file:close() end
end

-- Full path, or nil: the control plane is away, or the message is gone.
function M.path(session, id)
  if not id:match(ID) then return nil end
  local base = directory() .. id
  M.want(id)
  for _ = 1, WAIT_MS // LOOK_MS do
    if is_there(base .. '.wav') then return base .. '.wav' end
    if is_there(base .. '.gone') or not session:ready() then return nil end
    session:sleep(LOOK_MS)
  end
  return nil
end

return M
