-- Is this text well-formed XML? Asked before a document is stored, so that a bad one is refused in
-- words and the last good one stays in use. Pure: runs under any Lua 5.2+, no switch needed.
-- Follows XML 1.0 (fifth edition) as far as documents use it; declarations, processing instructions
-- and DTDs are refused, for a document is only a fragment.
local M = {}

local NAME = '[%a_:][%w_.:%-]*'
local MAX_DEPTH = 64
local ENTITIES = { amp = true, lt = true, gt = true, quot = true, apos = true }

local function fail(words, position)
  error({ words = 'not well-formed XML: ' .. words .. ' at byte ' .. position }, 0)
end

local function is_character(code)
  if code == nil then return false end
  return code == 9 or code == 10 or code == 13 or (code >= 32 and code <= 0xD7FF)
    or (code >= 0xE000 and code <= 0xFFFD) or (code >= 0x10000 and code <= 0x10FFFF)
end

-- `text` is a part of the document that begins at byte `offset` of it.
local function check_references(text, offset)
  local at = text:find('&', 1, true)
  while at do
    local entity, stop = text:match('^&(%a+);()', at)
    if not ENTITIES[entity] then
      local decimal, after = text:match('^&#(%d+);()', at)
      local hexadecimal, after_hex = text:match('^&#x(%x+);()', at)
      stop = after or after_hex
      local code = decimal and tonumber(decimal, 10) or hexadecimal and tonumber(hexadecimal, 16)
      if not is_character(code) then fail('a bare & or an unknown reference', offset + at - 1) end
    end
    at = text:find('&', stop, true)
  end
end

-- Returns the attributes, whether the tag closes itself, and the position after it.
local function read_attributes(text, name, position)
  local attributes = {}
  while true do
    local closed, after = text:match('^%s*(/?)>()', position)
    if after then return attributes, closed == '/', after end
    local attribute, quote, value_at = text:match('^%s+(' .. NAME .. ')%s*=%s*(["\'])()', position)
    if not attribute then fail('a broken attribute of <' .. name .. '>', position) end
    if attributes[attribute] then fail('attribute ' .. attribute .. ' twice in <' .. name .. '>', position) end
    local value_end = text:find(quote, value_at, true)
    if not value_end then fail('attribute ' .. attribute .. ' without its closing quote', value_at) end
    local value = text:sub(value_at, value_end - 1)
    if value:find('<', 1, true) then fail('a < in attribute ' .. attribute, value_at) end
    check_references(value, value_at)
    attributes[attribute] = value
    position = value_end + 1
  end
end

local function skip_markup(text, position)
  if text:find('^<!%-%-', position) then
    local stop = text:find('--', position + 4, true)
    if not stop or text:sub(stop + 2, stop + 2) ~= '>' then fail('a broken comment', position) end
    return stop + 3
  end
  if text:sub(position, position + 8) == '<![CDATA[' then
    local stop = text:find(']]>', position + 9, true)
    if not stop then fail('an unfinished CDATA section', position) end
    return stop + 3, true
  end
  if text:find('^<[!?]', position) then fail('a declaration or processing instruction', position) end
  return nil
end

local function close_tag(text, position, open)
  local name, after = text:match('^</(' .. NAME .. ')%s*>()', position)
  if not name then fail('a broken closing tag', position) end
  if open[#open] ~= name then fail('unexpected </' .. name .. '>', position) end
  open[#open] = nil
  return after
end

local function open_tag(text, position, open, roots)
  local name, after = text:match('^<(' .. NAME .. ')()', position)
  if not name then fail('a bare <', position) end
  local attributes, closed, stop = read_attributes(text, name, after)
  if #open == 0 then roots[#roots + 1] = { name = name, attributes = attributes } end
  if not closed then
    if #open >= MAX_DEPTH then fail('more than ' .. MAX_DEPTH .. ' levels', position) end
    open[#open + 1] = name
  end
  return stop
end

local function check_text(text, first, last, open)
  if first > last then return end
  local part = text:sub(first, last)
  if #open > 0 then return check_references(part, first) end
  local stray = part:find('%S')
  if stray then fail('text outside of an element', first + stray - 1) end
end

local function check_encoding(text)
  local control = text:find('[%z\1-\8\11\12\14-\31]')
  if control then fail('a control character', control) end
  local length, position = 1, nil
  if utf8 then length, position = utf8.len(text) end
  if not length then fail('bytes that are not UTF-8', position) end
end

local function parse(text)
  check_encoding(text)
  local position, open, roots = 1, {}, {}
  while position <= #text do
    local tag = text:find('<', position, true) or #text + 1
    check_text(text, position, tag - 1, open)
    if tag > #text then break end
    local after, is_text = skip_markup(text, tag)
    if is_text and #open == 0 then fail('text outside of an element', tag) end
    if not after then
      local closing = text:byte(tag + 1) == 47 -- "/"
      after = closing and close_tag(text, tag, open) or open_tag(text, tag, open, roots)
    end
    position = after
  end
  if #open > 0 then fail('<' .. open[#open] .. '> is never closed, found the end', #text) end
  return roots
end

-- The root elements as { { name, attributes }, … }, or nil and the reason in words.
function M.roots(text)
  local ok, result = pcall(parse, text)
  if ok then return result end
  return nil, type(result) == 'table' and result.words or tostring(result)
end

return M
