-- JSON (RFC 8259) → Lua tables. The switch's own freeswitch.JSON loses arrays inside arrays. null is
-- left out of objects and arrays: our documents have none. Pure: runs under any Lua 5.2+.
local M = {}

local MAX_DEPTH = 40
local ESCAPES = { b = '\b', f = '\f', n = '\n', r = '\r', t = '\t', ['"'] = '"', ['\\'] = '\\', ['/'] = '/' }
local WORDS = { t = { 'true', true }, f = { 'false', false }, n = { 'null', nil } }

local read_value

local function fail(words, at)
  error({ words = 'not JSON: ' .. words .. ' at byte ' .. at }, 0)
end

local function skip(text, at)
  return text:match('^[ \t\r\n]*()', at)
end

local function utf8_of(code)
  if code < 0x80 then return string.char(code) end
  if code < 0x800 then return string.char(0xC0 + code // 0x40, 0x80 + code % 0x40) end
  if code < 0x10000 then
    return string.char(0xE0 + code // 0x1000, 0x80 + code // 0x40 % 0x40, 0x80 + code % 0x40)
  end
  return string.char(0xF0 + code // 0x40000, 0x80 + code // 0x1000 % 0x40, 0x80 + code // 0x40 % 0x40,
    0x80 + code % 0x40)
end

local function read_code(text, at)
  local hex, after = text:match('^u(%x%x%x%x)()', at)
  if not hex then fail('a broken escape', at) end
  local code = tonumber(hex, 16)
  if code < 0xD800 or code > 0xDFFF then return utf8_of(code), after end
  local low, past = text:match('^\\u([dD][c-fC-F]%x%x)()', after)
  if code > 0xDBFF or not low then fail('half a surrogate pair', at) end
  return utf8_of(0x10000 + (code - 0xD800) * 0x400 + tonumber(low, 16) - 0xDC00), past
end

local function read_string(text, at)
  local parts = {}
  while true do
    local plain, stop = text:match('^([^"\\\0-\31]*)()', at)
    parts[#parts + 1] = plain
    local sign = text:sub(stop, stop)
    if sign == '"' then return table.concat(parts), stop + 1 end
    if sign ~= '\\' then fail('a string without its end or with a control character', stop) end
    local escape = ESCAPES[text:sub(stop + 1, stop + 1)]
    if escape then
      parts[#parts + 1], at = escape, stop + 2
    else
      parts[#parts + 1], at = read_code(text, stop + 1)
    end
  end
end

local function read_number(text, at)
  local number, after = text:match('^(-?%d+%.?%d*[eE]?[+-]?%d*)()', at)
  local value = number and not number:match('^-?0%d') and tonumber(number)
  if not value then fail('not a value', at) end
  -- Whole numbers stay whole: they end in arguments of the switch.
  return math.tointeger and math.tointeger(value) or value, after
end

local function read_object(text, at, depth)
  local object = {}
  at = skip(text, at)
  if text:sub(at, at) == '}' then return object, at + 1 end
  while true do
    if text:sub(at, at) ~= '"' then fail('a name was expected', at) end
    local name
    name, at = read_string(text, at + 1)
    at = skip(text, at)
    if text:sub(at, at) ~= ':' then fail('a colon was expected', at) end
    object[name], at = read_value(text, skip(text, at + 1), depth)
    at = skip(text, at)
    local sign = text:sub(at, at)
    if sign == '}' then return object, at + 1 end
    if sign ~= ',' then fail('a comma was expected', at) end
    at = skip(text, at + 1)
  end
end

local function read_array(text, at, depth)
  local array = {}
  at = skip(text, at)
  if text:sub(at, at) == ']' then return array, at + 1 end
  while true do
    array[#array + 1], at = read_value(text, skip(text, at), depth)
    at = skip(text, at)
    local sign = text:sub(at, at)
    if sign == ']' then return array, at + 1 end
    if sign ~= ',' then fail('a comma was expected', at) end
    at = at + 1
  end
end

read_value = function(text, at, depth)
  if depth > MAX_DEPTH then fail('more than ' .. MAX_DEPTH .. ' levels', at) end
  local sign = text:sub(at, at)
  if sign == '{' then return read_object(text, at + 1, depth + 1) end
  if sign == '[' then return read_array(text, at + 1, depth + 1) end
  if sign == '"' then return read_string(text, at + 1) end
  local word = WORDS[sign]
  if word and text:sub(at, at + #word[1] - 1) == word[1] then return word[2], at + #word[1] end
  return read_number(text, at)
end

local function decode(text)
  local value, at = read_value(text, skip(text, 1), 0)
  if skip(text, at) <= #text then fail('something after the end', at) end
  return value
end

-- The value, or nil and the reason in words.
function M.decode(text)
  local ok, result = pcall(decode, text)
  if ok then return result end
  return nil, type(result) == 'table' and result.words or tostring(result)
end

return M
