-- What the owner of a box changes by phone: the greeting, which is shipped like a recording, and the
-- PIN, which leaves this call only as what is kept of it.
local M = {}

local here = freeswitch.getGlobalVariable('script_dir') .. '/'
local actions = dofile(here .. 'voicemail/actions.lua')
local digest = dofile(here .. 'voicemail/digest.lua')
local media = dofile(here .. 'media.lua')
local pins = dofile(here .. 'voicemail/pin.lua')
local say = dofile(here .. 'voicemail/say.lua')

local GREETING_SECONDS = 120
local SHORTEST_BYTES = 16044
local TRIES = 3

function M.greeting(run, box)
  local session = run.session
  say.play(run, 'voicemail_after_tone')
  local id, path = media.open(session, 'greeting', { voicemail_id = box.id })
  if not id then return say.play(run, 'error') end
  say.record(run, path, GREETING_SECONDS)
  -- Whoever hangs up instead of pressing a key may not want it.
  if not session:ready() or media.bytes(id) < SHORTEST_BYTES then
    media.discard(id)
    return say.play(run, 'voicemail_too_short')
  end
  media.close(id)
  say.play(run, 'voicemail_greeting_saved')
end

local function own_numbers(run, box)
  local document = run.extension and run.plans.plan(run.extension)
  return { box.data.number or '', document and document.ring and document.ring.number or '' }
end

local function salt()
  local uuid = freeswitch.API():execute('create_uuid', '') or ''
  return uuid:gsub('%X', ''):sub(1, 16):lower()
end

function M.pin(run, box)
  for _ = 1, TRIES do
    local first = say.digits(run, 'voicemail_pin_new')
    if not run.session:ready() or first == '' then return end
    if pins.weakness(first, own_numbers(run, box)) then
      say.play(run, 'voicemail_pin_weak')
    elseif say.digits(run, 'voicemail_pin_again') ~= first then
      say.play(run, 'voicemail_pin_different')
    else
      local fresh = salt()
      local is_sent = actions.send(run.session, box.id, 'pin', {
        pin_salt = fresh, pin_hash = digest.of_pin(fresh, first),
      })
      return say.play(run, is_sent and 'voicemail_pin_changed' or 'error')
    end
  end
end

return M
