-- What may be a PIN: the rules of lib/voicemails/pin-rules.ts; pin-cases.json there holds both to it.
local M = {}

local COMMON = {
  ['2580'] = true, ['0852'] = true, ['1379'] = true, ['1397'] = true, ['147258'] = true,
  ['159753'] = true, ['147258369'] = true,
}

local function is_row(pin)
  local up, down = true, true
  for at = 2, #pin do
    local step = (pin:byte(at) - pin:byte(at - 1) + 10) % 10
    up, down = up and step == 1, down and step == 9
  end
  return up or down
end

local function is_repeated(pin)
  local half = pin:sub(1, #pin // 2)
  return half .. half == pin
end

local function bare(digits)
  return (digits:gsub('^0+', ''):gsub('0+$', ''))
end

-- Why not, or nil.
function M.weakness(pin, own_numbers)
  if not pin:match('^%d+$') or #pin < 4 or #pin > 10 then return 'form' end
  if pin == pin:sub(1, 1):rep(#pin) then return 'same' end
  if is_row(pin) then return 'row' end
  if is_repeated(pin) then return 'repeated' end
  if COMMON[pin] then return 'common' end
  for _, number in ipairs(own_numbers) do
    if bare(number) == bare(pin) then return 'own_number' end
  end
  return nil
end

return M
