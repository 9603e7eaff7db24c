-- { do = "prefix", text }: before the caller's name. The text was made harmless where it was
-- rendered, the name when the call came; neither ever stands in an argument.
local here = freeswitch.getGlobalVariable('script_dir') .. '/'
local callers = dofile(here .. 'callers.lua')

local NAME_BYTES_MAX = 80

return function(run, step)
  local session = run.session
  local name = callers.plain_name(session:getVariable('effective_caller_id_name') or '')
  if name == '' then name = session:getVariable('effective_caller_id_number') or '' end
  local text = (step.text .. ' ' .. name):sub(1, NAME_BYTES_MAX)
  -- Never half a character.
  while utf8 and not utf8.len(text) do text = text:sub(1, -2) end
  session:setVariable('effective_caller_id_name', text)
end
