-- Reads the body of a push: records "<key> <seq> <byte length>\n<xml bytes>"; length -1 deletes.
-- Everything is checked before anything is stored: a refused batch changes nothing. Pure.
local M = {}

local MAX_KEY_BYTES = 246
local ROOTS = { dialplan = 'extension', directory = 'user', config = 'configuration' }

local function refuse(key, reason)
  return nil, { key = key, reason = reason }
end

-- nil, or what is wrong with the document under this key.
local function document_fault(xml, key, text)
  local kind, _, name = key:match('^(%a+):([^:]+):(.+)$')
  local roots, reason = xml.roots(text)
  if not roots then return reason end
  if #roots == 0 then return 'the document is empty' end
  for _, root in ipairs(roots) do
    if root.name ~= ROOTS[kind] then
      return 'expected <' .. ROOTS[kind] .. '>, found <' .. root.name .. '>'
    end
  end
  if kind ~= 'dialplan' and #roots > 1 then return 'more than one <' .. ROOTS[kind] .. '>' end
  if kind == 'directory' and roots[1].attributes.id ~= name then
    return 'the user id is not ' .. name
  end
  return nil
end

local function is_key(key)
  local kind, domain, name = key:match('^(%a+):([^:]+):(.+)$')
  return #key <= MAX_KEY_BYTES and ROOTS[kind] ~= nil and domain ~= nil and name ~= nil
end

-- Seqs stay text: they are 64 bit and only the database does arithmetic with them.
function M.is_seq(text)
  return text ~= nil and #text <= 18 and text:match('^%d+$') ~= nil
end

-- A list of { key, seq, xml or nil }, or nil and { key, reason }.
function M.read(body, xml)
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
      local fault = document_fault(xml, key, record.xml)
      if fault then return refuse(key, fault) end
      position = start + bytes
    end
    records[#records + 1] = record
  end
  return records
end

return M
