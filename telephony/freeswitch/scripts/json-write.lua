-- Writes JSON for those who listen to this node. ASCII only: what a caller's phone claims to be UTF-8 may
-- be none. Pure.
local M = {}

local ARRAY = {}

-- An empty table says nothing of what it is: lists are marked.
function M.array(list)
  return setmetatable(list or {}, ARRAY)
end

local function unit(code)
  return ('\\u%04x'):format(code)
end

local function escaped(char)
  local code = utf8.codepoint(char)
  if code < 0x10000 then return unit(code) end
  code = code - 0x10000
  return unit(0xD800 + (code >> 10)) .. unit(0xDC00 + (code & 0x3FF))
end

local function text(value)
  local plain = utf8.len(value) and value or value:gsub('[\x80-\xFF]', '?')
  return '"' .. plain:gsub('[%z\1-\31"\\\127]', function(char) return unit(char:byte()) end)
    :gsub('[\xC2-\xF4][\x80-\xBF]+', escaped) .. '"'
end

local encode

local function object(value)
  local names, parts = {}, {}
  for name in pairs(value) do names[#names + 1] = name end
  table.sort(names)
  for index, name in ipairs(names) do parts[index] = text(name) .. ':' .. encode(value[name]) end
  return '{' .. table.concat(parts, ',') .. '}'
end

local function array(value)
  local parts = {}
  for index, one in ipairs(value) do parts[index] = encode(one) end
  return '[' .. table.concat(parts, ',') .. ']'
end

encode = function(value)
  if type(value) == 'string' then return text(value) end
  if type(value) ~= 'table' then return tostring(value) end
  return (getmetatable(value) == ARRAY and array or object)(value)
end

-- Strings, whole numbers, booleans, tables with names, and lists made with array().
M.encode = encode

return M
