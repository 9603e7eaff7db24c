-- Who calls from outside, as phones of the PBX read it. The name is anybody's text: it becomes one
-- plain line, as lib/call-plan/switch-text.ts makes of the words of people.
local M = {}

local NAME_BYTES_MAX = 80

-- What the switch, a display name or a dial string would read as syntax. The switch takes a name for
-- an address and keeps what follows the last of / : @
local HARMLESS = {
  ['$'] = '', ['{'] = '(', ['}'] = ')', ['['] = '(', [']'] = ')', ['<'] = '(', ['>'] = ')',
  ['"'] = "'", ['`'] = "'", ['\\'] = '-', ['|'] = '-', ['/'] = '-', [':'] = '-', ['@'] = '(at)',
}

-- Ends of lines and what turns the direction of text: U+2028, U+2029, U+061C, U+200E, U+200F,
-- U+202A to U+202E, U+2066 to U+2069, and the control characters U+0080 to U+009F.
local INVISIBLE = {
  '[%z\1-\31\127]', '\194[\128-\159]', '\216\156', '\226\128[\142\143\168-\174]', '\226\129[\166-\169]',
}

-- Bytes that are no UTF-8 are nobody's name.
function M.plain_name(name)
  if not utf8.len(name) then return '' end
  for _, what in ipairs(INVISIBLE) do name = name:gsub(what, ' ') end
  name = name:gsub('[${}%[%]<>"`\\|/:@]', HARMLESS):gsub('%s+', ' '):gsub('^ ', '')
  name = name:sub(1, NAME_BYTES_MAX)
  -- Never half a character.
  while not utf8.len(name) do name = name:sub(1, -2) end
  return (name:gsub(' $', ''))
end

-- A caller without a name is shown by the number, one with neither is nobody.
function M.show(run)
  local session = run.session
  if run.is_device or session:getVariable('effective_caller_id_name') then return end
  local user = session:getVariable('caller_id_number') or ''
  local number = #user <= 32 and user:match('^%+?[%w._-]+$') or 'anonymous'
  local name = M.plain_name(session:getVariable('caller_id_name') or '')
  session:setVariable('effective_caller_id_number', number)
  session:setVariable('effective_caller_id_name', name ~= '' and name or number)
end

return M
