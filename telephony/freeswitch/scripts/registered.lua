-- Is one of an extension's devices registered? The entry node knows, and answers 200 or 404 within a
-- second; when it does not answer at all, the phone is tried rather than given up.
local here = freeswitch.getGlobalVariable('script_dir') .. '/'

local function ask(domain, username)
  local base = freeswitch.getGlobalVariable('pbx_entry_url') or ''
  if base == '' then return true end
  local url = base .. '/registered/' .. domain .. '/' .. username
  local answer = freeswitch.API():execute('curl', url .. ' connect-timeout 1 timeout 1 json') or ''
  return answer:match('"status_code":%s*"?404') == nil
end

return function(run, extension)
  local document = run.plans.plan(extension)
  local ring = document and document.ring
  if not ring or not ring.enabled then return false end
  for _, device in ipairs(ring.devices or {}) do
    if device.username:match('^%w+$') and ask(run.domain, device.username) then return true end
  end
  return false
end
