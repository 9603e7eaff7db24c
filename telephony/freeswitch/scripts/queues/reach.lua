-- The dial string of an agent, from what the replica says right now.
local M = {}

local here = freeswitch.getGlobalVariable('script_dir') .. '/'
local contact = dofile(here .. 'queues/contact.lua')
local documents = dofile(here .. 'queues/documents.lua')
local outgoing = dofile(here .. 'outgoing.lua')
local plans = dofile(here .. 'plans.lua')
local prompts = dofile(here .. 'queues/prompts.lua')
local wishes = dofile(here .. 'wishes.lua')

-- As much of a call as the rules of the way out ask for: nobody's phone, right now.
local function nobodys_call(domain)
  return {
    plans = plans.of(domain),
    is_device = false,
    at = os.time,
    dial_target = function() return nil end,
  }
end

local function outside(domain, agent, seconds)
  local call = nobodys_call(domain)
  local document = call.plans.plan('outgoing')
  local found = document and document.data and outgoing.decide(call, document.data, agent.data.outside) or {}
  local prompt = prompts.prompt(agent.data.language, 'confirm')
  local number = found.number or agent.data.outside
  return contact.of_outside(domain, seconds, number, found.trunks or {}, found.caller_id, prompt)
end

function M.contact(replica, domain, agent)
  local seconds = math.floor(agent.data.ringSeconds or 20)
  if agent.data.outside then return outside(domain, agent, seconds) end
  local id = agent.data.extension
  local extension = documents.is_id(id) and documents.plan(replica, domain, id)
  if not extension or not extension.ring then return contact.of_extension(domain, seconds, id, nil) end
  return contact.of_extension(domain, seconds, id, wishes.overlay(extension).ring)
end

return M
