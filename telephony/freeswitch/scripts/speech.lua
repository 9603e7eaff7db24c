-- What the PBX says to whoever dialled a code. A prompt that is not on this node is left out.
local M = {}

local here = freeswitch.getGlobalVariable('script_dir') .. '/'
local sounds = dofile(here .. 'sounds.lua')

local SIGNS = { ['*'] = 'star', ['#'] = 'hash', ['+'] = 'plus' }
local SPOKEN_MAX = 60

local function play(run, name)
  if not run.session:ready() then return end
  local path = sounds.prompt(run, name)
  if path then run.session:streamFile(path) end
end

-- A phone opens its ears a moment after it was answered: else the first word is lost.
local OPENS_MS = '250'

-- Prompts one after the other; answers the call first.
function M.say(run, ...)
  if not run.session:answered() then
    run.session:answer()
    run.session:execute('sleep', OPENS_MS)
  end
  for _, name in ipairs({ ... }) do play(run, name) end
end

-- A whole number from 0 to 60.
function M.number(run, number)
  if number >= 0 and number <= SPOKEN_MAX then play(run, ('number_%d'):format(number)) end
end

-- What was dialled, sign by sign.
function M.digits(run, text)
  for sign in text:gmatch('.') do
    if SIGNS[sign] then play(run, SIGNS[sign])
    elseif sign:match('%d') then play(run, 'number_' .. sign) end
  end
end

return M
