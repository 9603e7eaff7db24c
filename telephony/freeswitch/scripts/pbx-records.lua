-- Reads the body of a push: records "<key> <seq> <byte length>\n<bytes>"; length -1 deletes. What stands
-- in directory: and config: is XML, the documents of the call plan (dial:, plan:, block:, sound:) are JSON.
-- Everything is checked before anything is stored: a refused batch changes nothing. Pure.
local M = {}

local MAX_KEY_BYTES = 246
local ROOTS = { directory = 'user', config = 'configuration' }

-- What a document of the call plan must have; the words are for whoever reads the refusal.
local PLANS = {
  dial = function(document)
    if type(document.go) ~= 'table' or type(document.go.kind) ~= 'string' then return 'it leads nowhere: no go' end
  end,
  plan = function(document, name)
    if document.id ~= name then return 'its id is not ' .. name end
    if type(document.steps) ~= 'table' then return 'it has no steps' end
    for index, step in ipairs(document.steps) do
      if type(step) ~= 'table' or type(step['do']) ~= 'string' then return 'step ' .. index - 1 .. ' does nothing' end
    end
  end,
  block = function() end,
  sound = function() end,
}

local function refuse(key, reason)
  return nil, { key = key, reason = reason }
end

local function plan_fault(json, kind, name, text)
  if not text:match('^%s*{') then return 'not a JSON object' end
  local document, reason = json.decode(text)
  if not document then return reason end
  return PLANS[kind](document, name)
end

-- nil, or what is wrong with the document under this key.
local function document_fault(readers, key, text)
  local kind, _, name = key:match('^(%a+):([^:]+):(.+)$')
  if PLANS[kind] then return plan_fault(readers.json, kind, name, text) end
  local roots, reason = readers.xml.roots(text)
  if not roots then return reason end
  if #roots == 0 then return 'the document is empty' end
  for _, root in ipairs(roots) do
    if root.name ~= ROOTS[kind] then
      return 'expected <' .. ROOTS[kind] .. '>, found <' .. root.name .. '>'
    end
  end
  if #roots > 1 then return 'more than one <' .. ROOTS[kind] .. '>' end
  if kind == 'directory' and roots[1].attributes.id ~= name then
    return 'the user id is not ' .. name
  end
  return nil
end

local function is_key(key)
  local kind, domain, name = key:match('^(%a+):([^:]+):(.+)$')
  return #key <= MAX_KEY_BYTES and (ROOTS[kind] or PLANS[kind]) ~= nil and domain ~= nil and name ~= nil
end

-- Seqs stay text: they are 64 bit and only the database does arithmetic with them.
function M.is_seq(text)
  return text ~= nil and #text <= 18 and text:match('^%d+$') ~= nil
end

-- A list of { key, seq, xml or nil }, or nil and { key, reason }. readers: { xml, json }.
function M.read(body, readers)
  local records, position = {}, 1
  while position <= #body do
    local key, seq, length, start = body:match('^(%S+) (%d+) (%-?%d+)\n()', position)
    if not key then return refuse('', 'a broken record at byte ' .. position) end
    if not is_key(key) then return refuse(key, 'not a document key') end
    if not M.is_seq(seq) then return refuse(key, 'not a sequence number: ' .. seq) end
    local bytes = tonumber(length)
    local record = { key = key, seq = seq }
    position = start
    if bytes ~= -1 then
      if bytes < 0 or start + bytes - 1 > #body then return refuse(key, 'the record is cut short') end
      record.xml = body:sub(start, start + bytes - 1)
      local fault = document_fault(readers, key, record.xml)
      if fault then return refuse(key, fault) end
      position = start + bytes
    end
    records[#records + 1] = record
  end
  return records
end

return M
