-- How long callers will wait, by what the last calls took. Pure arithmetic; lives in the daemon.
local M = {}

local CALLS = 20
local UNKNOWN_TALK_SECONDS = 180

-- A moving mean over about CALLS calls.
function M.note_talk(means, queue, seconds)
  if seconds < 0 or seconds > 86400 then return end
  local mean = means[queue]
  means[queue] = mean and mean + (seconds - mean) / CALLS or seconds
end

-- Seconds for the caller at a position (from 1) with so many agents logged in; nil: nobody knows.
function M.expected(means, queue, position, agents)
  if agents < 1 then return nil end
  return position * (means[queue] or UNKNOWN_TALK_SECONDS) / agents
end

-- Whole minutes as they are said; 0: less than one.
function M.minutes(seconds)
  if seconds < 60 then return 0 end
  return math.min(60, math.floor(seconds / 60 + 0.5))
end

return M
