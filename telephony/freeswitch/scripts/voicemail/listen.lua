-- The owner of a box at the phone: messages, greeting, PIN.
local M = {}

local here = freeswitch.getGlobalVariable('script_dir') .. '/'
local actions = dofile(here .. 'voicemail/actions.lua')
local journal = dofile(here .. 'voicemail/journal.lua')
local login = dofile(here .. 'voicemail/login.lua')
local messages = dofile(here .. 'voicemail/messages.lua')
local say = dofile(here .. 'voicemail/say.lua')
local settings = dofile(here .. 'voicemail/settings.lua')

local WAIT_SECONDS = 6
-- A phone that lies off the hook does not listen for ever.
local TIMEOUTS_MAX = 3

local function act(run, box, action, message, more)
  local fields = { message_id = message.id }
  for name, value in pairs(more or {}) do fields[name] = value end
  return actions.send(run.session, box.id, action, fields)
end

local function remove(run, box, message)
  if not act(run, box, 'removed', message) then return say.play(run, 'error') end
  message.removed = true
  journal.note_done(message.id, 'removed')
  say.play(run, 'voicemail_deleted')
end

local function save(run, box, message)
  if not act(run, box, 'saved', message) then return say.play(run, 'error') end
  journal.note_done(message.id, 'saved')
  say.play(run, 'voicemail_saved')
end

local function forward(run, box, message)
  local digits = say.digits(run, 'voicemail_forward_to')
  local to = login.by_number(run, digits)
  if not to then return say.play(run, 'number_unknown') end
  local is_sent = act(run, box, 'forwarded', message, { to_box_id = to.id })
  say.play(run, is_sent and 'voicemail_forwarded' or 'error')
end

-- The message, and then what can be done with it; a key during it counts.
local function play(run, box, message)
  local path = messages.path(run.session, message.id)
  if not path then
    say.play(run, 'error')
    return say.key(run, say.prompt(run, 'voicemail_options'), WAIT_SECONDS)
  end
  if not message.heard then
    message.heard = true
    act(run, box, 'heard', message)
    journal.note_done(message.id, 'heard')
  end
  local key = run.session:playAndGetDigits(1, 1, 1, 1, '', path, '', '[0-9*#]', 'pbx_keys', 1) or ''
  if key ~= '' or not run.session:ready() then return key end
  return say.key(run, say.prompt(run, 'voicemail_options'), WAIT_SECONDS)
end

local function announce(run, message)
  say.play(run, 'voicemail_message_from')
  if message.caller then say.number(run, message.caller)
  else say.play(run, 'voicemail_unknown_caller') end
end

local WORK = { ['3'] = remove, ['5'] = forward, ['6'] = save }
-- Where it goes on from here.
local STEP = { ['1'] = 0, ['2'] = 1, ['3'] = 1, ['4'] = -1, ['#'] = 1 }

local function from_message(list, at, step)
  local next_one = at + step
  while list[next_one] and list[next_one].removed do next_one = next_one + (step < 0 and -1 or 1) end
  if step < 0 and not list[next_one] then return at end
  return next_one
end

local function walk(run, box, list)
  local at, timeouts, announced = 1, 0, 0
  while list[at] and run.session:ready() and timeouts < TIMEOUTS_MAX do
    local message = list[at]
    if list[at + 1] then messages.want(list[at + 1].id) end
    if announced ~= at then announce(run, message) end
    announced = at
    local key = play(run, box, message)
    if key == '*' then return end
    timeouts = key == '' and timeouts + 1 or 0
    if WORK[key] then WORK[key](run, box, message) end
    at = from_message(list, at, STEP[key] or 0)
  end
  if run.session:ready() and not list[at] then say.play(run, 'voicemail_end') end
end

local function count(run, list, fresh)
  if #list == 0 then return say.play(run, 'voicemail_none') end
  if fresh == 1 then return say.play(run, 'voicemail_new_one') end
  say.play(run, fresh > 0 and 'voicemail_new' or 'voicemail_old')
end

function M.serve(run, box)
  local list, fresh = messages.list(run, box.id)
  if list[1] then messages.want(list[1].id) end
  count(run, list, fresh)
  local timeouts = 0
  while run.session:ready() and timeouts < TIMEOUTS_MAX do
    local key = say.key(run, say.prompt(run, 'voicemail_main'), WAIT_SECONDS)
    if key == '*' then return end
    timeouts = key == '' and timeouts + 1 or 0
    if key == '1' then
      list = messages.list(run, box.id)
      walk(run, box, list)
    elseif key == '2' then settings.greeting(run, box)
    elseif key == '3' then settings.pin(run, box)
    end
  end
end

return M
