-- The dial string of an agent, from what the replica says right now.
local M = {}

local here = freeswitch.getGlobalVariable('script_dir') .. '/'
local contact = dofile(here .. 'queues/contact.lua')
local documents = dofile(here .. 'queues/documents.lua')
local prompts = dofile(here .. 'queues/prompts.lua')

local OUTGOING = 'outgoing'

local function optional(file)
  local handle = io.open(here .. file)
  if not handle then return nil end
  handle:close()
  return dofile(here .. file)
end

local function outside(replica, domain, agent, seconds)
  local outgoing = documents.plan(replica, domain, OUTGOING)
  local ways, caller_id = {}, nil
  local data = outgoing and outgoing.data
  if data then
    local rules = optional('outgoing.lua')
    local route = rules and rules.route and rules.route(data, agent.data.outside, replica, domain)
      or (data.routes or {})[1]
    ways = route and route.trunks or {}
    caller_id = route and route.callerId or data.callerId
  end
  local prompt = prompts.path(domain, 'confirm')
  return contact.of_outside(domain, seconds, agent.data.outside, ways, caller_id, prompt)
end

function M.contact(replica, domain, agent)
  local seconds = math.floor(agent.data.ringSeconds or 20)
  if agent.data.outside then return outside(replica, domain, agent, seconds) end
  local id = agent.data.extension
  local extension = documents.is_id(id) and documents.plan(replica, domain, id)
  return contact.of_extension(domain, seconds, id, extension and extension.ring)
end

return M
