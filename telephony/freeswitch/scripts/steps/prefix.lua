-- { do = "prefix", text }: before the caller's name. The switch cuts a name at the last `/`, `:` or
-- `@` and expands `${…}` in it, so what stands before the first of them is taken. The text was made
-- harmless where it was rendered; it never stands in an argument.
local NAME_BYTES_MAX = 80

local function harmless(name)
  return (name:match('^[^/:@$%%{}\\]*') or ''):gsub('%s+$', '')
end

return function(run, step)
  local session = run.session
  local name = harmless(session:getVariable('effective_caller_id_name') or session:getVariable('caller_id_name') or '')
  if name == '' then name = session:getVariable('caller_id_number') or '' end
  local text = (step.text .. ' ' .. name):sub(1, NAME_BYTES_MAX)
  -- Never half a character.
  while utf8 and not utf8.len(text) do text = text:sub(1, -2) end
  session:setVariable('effective_caller_id_name', text)
end
