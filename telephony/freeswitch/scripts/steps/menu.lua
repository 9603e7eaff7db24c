-- { do = "menu", greeting, keys, timeoutSeconds, tries, invalidSound, onTimeout, onInvalid,
--   dialExtensions, lifetimeSeconds }
local here = freeswitch.getGlobalVariable('script_dir') .. '/'
local keys = dofile(here .. 'keys.lua')
local sounds = dofile(here .. 'sounds.lua')

local function target_of(run, step, digits)
  for _, key in ipairs(step.keys or {}) do
    if key.digits == digits then return key.go end
  end
  local found = step.dialExtensions and run.plans.dial(digits)
  local go = found and found.go
  return go and go.kind == 'extension' and go or nil
end

-- Could more keys still make another string of the menu, or an extension's number?
local function may_grow(run, step, digits)
  for _, key in ipairs(step.keys or {}) do
    if #key.digits > #digits and key.digits:sub(1, #digits) == digits then return true end
  end
  return step.dialExtensions == true and digits:match('^%d+$') ~= nil and #digits < 4
end

return function(run, step)
  run.session:answer()
  local ends = step.lifetimeSeconds and os.time() + step.lifetimeSeconds
  local greeting = step.greeting and sounds.path(run, step.greeting)
  local last = 'timeout'
  for _ = 1, step.tries do
    if not run.session:ready() then return 'abandoned', nil, 'over' end
    if ends and os.time() >= ends then break end
    local digits = keys.read(run.session, {
      file = greeting, seconds = step.timeoutSeconds, until_then = ends,
      goes_on = function(pressed) return may_grow(run, step, pressed) end,
    })
    if not run.session:ready() then return 'abandoned', nil, 'over' end
    local go = digits ~= '' and target_of(run, step, digits)
    if go then return digits, go end
    last = digits == '' and 'timeout' or 'invalid'
    local wrong = last == 'invalid' and (step.invalidSound and sounds.path(run, step.invalidSound) or sounds.prompt(run, 'menu_invalid'))
    if wrong then run.session:streamFile(wrong) end
  end
  if last == 'timeout' then return last, step.onTimeout end
  return last, step.onInvalid
end
