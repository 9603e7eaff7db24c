-- What is heard in a voicemail box: prompts in the language of the box; a prompt that is not on this
-- node is left out.
local M = {}

local here = freeswitch.getGlobalVariable('script_dir') .. '/'
local keys = dofile(here .. 'keys.lua')
local sounds = dofile(here .. 'sounds.lua')

local TONE = 'tone_stream://%(300,100,880)'
-- What is quieter than this, of 32768, is silence; after so many seconds of it nobody speaks any more.
local SILENCE = ' 100 10'

-- Heard instead of a question that is not there: nobody waits in silence.
local QUESTION = 'tone_stream://%(150,50,660)'

function M.prompt(run, name)
  return sounds.prompt(run, name)
end

function M.play(run, name)
  local path = M.prompt(run, name)
  if path and run.session:ready() then run.session:streamFile(path) end
end

-- A tone, then what is said goes to the file, until a `#` or the last second. The path is our own.
function M.record(run, path, seconds)
  local session = run.session
  session:setVariable('playback_terminators', '#')
  session:streamFile(TONE)
  if session:ready() then session:execute('record', ('%s %d%s'):format(path, seconds, SILENCE)) end
end

-- One key while a file is played or up to so many seconds after it; '' when nothing was pressed.
function M.key(run, path, seconds)
  return keys.read(run.session, {
    file = path or QUESTION, seconds = seconds, goes_on = function() return false end,
  })
end

-- Digits up to a `#`, which is not kept; '' when nothing was pressed.
function M.digits(run, name)
  local pressed = keys.read(run.session, {
    file = M.prompt(run, name) or QUESTION, seconds = 8,
    goes_on = function(digits) return digits:sub(-1) ~= '#' end,
  })
  return (pressed:gsub('#$', ''))
end

-- Digit by digit: a number that is read as a whole is not recognised.
function M.number(run, digits)
  for sign in digits:gmatch('[%d+]') do
    M.play(run, sign == '+' and 'plus' or 'number_' .. sign)
  end
end

return M
