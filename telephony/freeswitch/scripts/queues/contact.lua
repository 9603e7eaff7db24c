-- How the switch reaches an agent: SIP legs by way of the entry node, never loopback (whispering to
-- a loopback leg crashes the switch). Pure, but for what it is given.
local M = {}

local CONFIRM_KEY = '1'

-- For every leg. What the caller's own leg says about the call comes by cc_export_vars.
local function common(domain, seconds, more)
  local parts = { 'originate_timeout=' .. ('%d'):format(seconds), 'pbx_leg=callee',
    'sip_invite_domain=' .. domain, 'media_timeout=120000', 'media_hold_timeout=3600000' }
  for _, part in ipairs(more or {}) do parts[#parts + 1] = part end
  return '{' .. table.concat(parts, ',') .. '}'
end

-- As every leg of an extension: whose it is, and that it counts for "is in a call" (ringing.lua).
local function marks(domain, id)
  return { 'pbx_extension_id=' .. id, 'accountcode=' .. id .. '@' .. domain,
    "execute_on_answer='limit hash pbx_calls " .. id .. "'" }
end

-- All devices of the extension together. The module waits five seconds after USER_NOT_REGISTERED and
-- the agent's own pause after USER_BUSY.
function M.of_extension(domain, seconds, id, ring)
  if not ring or not ring.enabled then return 'error/USER_NOT_REGISTERED' end
  if ring.doNotDisturb then return 'error/USER_BUSY' end
  local legs = {}
  for _, device in ipairs(ring.devices or {}) do
    if device.id:match('^[%w_-]+$') and device.username:match('^[%w]+$') then
      legs[#legs + 1] = '[pbx_device_id=' .. device.id .. ']sofia/internal/' .. device.username
        .. '@' .. domain
    end
  end
  if #legs == 0 then return 'error/USER_NOT_REGISTERED' end
  return common(domain, seconds, marks(domain, id)) .. table.concat(legs, ',')
end

local TRUNKS_MAX = 8

-- Sets of the entry node's dispatcher, in the order in which it tries them, as in ringing.lua.
local function sets_of(trunks)
  local sets = {}
  for index = 1, math.min(#trunks, TRUNKS_MAX) do sets[index] = ('%d'):format(trunks[index].set) end
  return "'" .. table.concat(sets, ',') .. "'"
end

-- Whoever answers must press the key, so that no mailbox takes a caller.
-- trunks: { { set = dispatcher set } … }, caller_id: E.164 or nil, prompt: path or tone.
function M.of_outside(domain, seconds, number, trunks, caller_id, prompt)
  if not number:match('^%+?%d+$') or #trunks == 0 then return 'error/USER_NOT_REGISTERED' end
  local shown = caller_id and caller_id:match('^%+%d+$') or 'anonymous'
  return common(domain, seconds, {
    'origination_caller_id_number=' .. shown, 'origination_caller_id_name=' .. shown,
    'group_confirm_key=' .. CONFIRM_KEY, 'group_confirm_file=' .. prompt,
    'sip_h_X-Pbx-Trunk-Set=' .. sets_of(trunks),
  }) .. 'sofia/internal/' .. number .. '@' .. domain
end

return M
