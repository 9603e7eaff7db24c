-- Who dials a code logs the agents of the own extension in or out, and hears that it is done.
local here = freeswitch.getGlobalVariable('script_dir') .. '/'
local prompts = dofile(here .. 'queues/prompts.lua')
local states = dofile(here .. 'queues/states.lua')

local HEARD = { logged_in = 'agent_in', logged_out = 'agent_out', paused = 'agent_paused' }

-- Only a phone of the PBX is somebody's: a caller from outside is no agent.
local function set_all(run, status, reason)
  local agents = run.is_device and run.extension and states.agents_at(run.domain, run.extension) or {}
  for _, agent in ipairs(agents) do
    if not states.set(agent.id, run.domain, status, reason) then return 'error', agent.data.language end
  end
  if #agents == 0 then return 'agent_unknown', run.language end
  return HEARD[status], agents[1].data.language
end

-- status: of the bare code. Digits behind `logged_out` make it a pause, and are its reason.
return function(status)
  return function(run)
    local reason = status == 'logged_out' and (run.argument or ''):match('^%d%d?%d?%d?$') or nil
    local name, language = set_all(run, reason and 'paused' or status, reason)
    run.session:setVariable('pbx_feature', name)
    run.session:answer()
    local path = prompts.prompt(language, name)
    if path then run.session:streamFile(path) end
    return nil, nil, 'done'
  end
end
