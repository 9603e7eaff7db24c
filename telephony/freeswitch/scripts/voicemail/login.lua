-- Whose box it is, and whether this caller may hear it. An unknown box is asked for its PIN, too, and
-- no PIN is right: nobody learns here which boxes there are.
local M = {}

local here = freeswitch.getGlobalVariable('script_dir') .. '/'
local digest = dofile(here .. 'voicemail/digest.lua')
local journal = dofile(here .. 'voicemail/journal.lua')
local say = dofile(here .. 'voicemail/say.lua')

local TRIES = 3

-- The box of an extension, or nil.
function M.box_of(run, extension)
  local document = extension and run.plans.plan(extension)
  return document and document.data and document.data.voicemail
end

-- { id, data } by the number of a box or of the extension whose it is.
function M.by_number(run, digits)
  local found = run.plans.dial(digits)
  local go = found and found.go
  if not go then return nil end
  return M.by_id(run, go.kind == 'voicemail' and go.id or go.kind == 'extension' and M.box_of(run, go.id))
end

function M.by_id(run, id)
  local document = id and run.plans.plan(id)
  if not document or document.kind ~= 'voicemail' or not document.data then return nil end
  return { id = id, data = document.data }
end

-- Asks up to three times. box nil: one that is not there.
function M.has_pin(run, box)
  for _ = 1, TRIES do
    local pressed = say.digits(run, 'voicemail_pin')
    if not run.session:ready() then return false end
    local pin = box and box.data.pin
    local is_right = pin and #pressed <= 10 and digest.of_pin(pin.salt, pressed) == pin.hash
    if pin and journal.is_locked(box.id, run.at()) then is_right = false end
    if is_right then
      journal.forget_wrong(box.id)
      return true
    end
    if box and pressed ~= '' then journal.note_wrong(box.id, run.at()) end
    say.play(run, 'voicemail_pin_wrong')
  end
  return false
end

-- The box to listen to, or nil; `*97` with what followed it.
function M.enter(run)
  local own = M.by_id(run, M.box_of(run, run.is_device and run.extension))
  local asked = run.argument or ''
  if own and asked == '' then
    if not own.data.askPin or M.has_pin(run, own) then return own end
    return nil
  end
  if asked == '' then asked = say.digits(run, 'voicemail_box') end
  if not run.session:ready() then return nil end
  local box = M.by_number(run, asked)
  return M.has_pin(run, box) and box or nil
end

return M
