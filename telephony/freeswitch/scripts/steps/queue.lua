-- { do = "queue", id, exits = { timeout, noAgents, key } }: the caller waits for an agent. After
-- `answered` and `abandoned` the channel is no longer the plan's.
local here = freeswitch.getGlobalVariable('script_dir') .. '/'
local call = dofile(here .. 'queues/call.lua')

return function(run, step)
  local exits = step.exits or {}
  local outcome = call.run(run.session, run.domain, step.id)
  if outcome == 'answered' or outcome == 'abandoned' then return outcome, nil, 'over' end
  run.result = 'no_answer'
  local go = { timeout = exits.timeout, no_agents = exits.noAgents, key = exits.key }
  return outcome, go[outcome]
end
