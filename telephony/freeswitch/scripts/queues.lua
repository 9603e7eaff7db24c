-- How the replica's daemon tells the queues what has changed. The work is pbx-queues.lua's: a batch
-- is acknowledged without waiting for it.
local M = {}

-- keys: of the documents of a batch; nil: everything may have changed (a sweep, a start).
function M.converge(keys)
  local relevant = {}
  for _, key in ipairs(keys or {}) do
    if key:match('^plan:[^:]+:%a%a%a_') then
      local kind = key:match(':(%a%a%a)_')
      if kind == 'que' or kind == 'agt' or kind == 'ext' then relevant[#relevant + 1] = key end
    end
  end
  if keys and #relevant == 0 then return end
  local event = freeswitch.Event('CUSTOM', 'pbx::changed')
  event:addHeader('Everything', keys and 'false' or 'true')
  event:addBody(table.concat(relevant, '\n'))
  event:fire()
end

return M
