-- What happened to a call and when, for its record: channel variable pbx_track, a list of
-- `<ms since 1970>:<kind>:<id>:<value>`, read by telephony/records/track.ts. Ids, digits and our own
-- words only; a list too long for a record keeps its beginning.
local M = {}

local BYTES_MAX = 4000
local PART_BYTES_MAX = 40

local function now_ms()
  local api = freeswitch.API()
  return math.floor(api.getTime and tonumber(api:getTime()) or os.time() * 1000)
end

local function plain(text)
  return (tostring(text or ''):gsub('[^%w_+*#-]', ''):sub(1, PART_BYTES_MAX))
end

function M.add(session, kind, id, value)
  local before = session:getVariable('pbx_track')
  local mark = ('%d:%s:%s:%s'):format(now_ms(), kind, plain(id), plain(value))
  local text = before and before ~= '' and before .. ' ' .. mark or mark
  if #text <= BYTES_MAX then session:setVariable('pbx_track', text) end
end

-- Steps that are told of when they begin, and those whose end says something.
local BEGINS = {
  queue = function(step) return 'wait', step.id end,
  play = function(step) return 'play', step.sound end,
}
local ENDS = {
  menu = function(_, document) return 'key', document end,
  queue = function(step) return 'left', step.id end,
  voicemail = function(step) return 'box', step.box end,
  ask = function(step) return 'ask', step.id end,
  ring = function(_, document) return 'rang', document end,
  screen = function(_, document, outcome)
    if outcome == 'y' then return 'block', document end
  end,
  ['end'] = function(_, document) return 'end', document end,
}

function M.begins(session, step)
  local tell = BEGINS[step['do']]
  if tell then M.add(session, tell(step)) end
end

function M.ends(session, step, document, outcome)
  local tell = ENDS[step['do']]
  local kind, id
  if tell then kind, id = tell(step, document, outcome) end
  if kind then M.add(session, kind, id, outcome) end
end

return M
