-- After an agent has hung up: the caller presses 1 to 5, which goes into the record of the call. Runs
-- after every plan; a caller who was in no such queue has gone by then, or goes now.
local here = freeswitch.getGlobalVariable('script_dir') .. '/'
local documents = dofile(here .. 'queues/documents.lua')
local prompts = dofile(here .. 'queues/prompts.lua')

local TRIES = 2
local PATTERN = '[1-5]'

local function settings(domain, id)
  local dbh = documents.open()
  local queue = dbh and documents.plan(dbh, domain, id)
  if dbh then dbh:release() end
  return queue and queue.data
end

local function ask(data)
  local rating = data.rating
  local question = prompts.sound(rating.question) or prompts.prompt(data.language, 'queue_rating')
  local digit = session:playAndGetDigits(1, 1, TRIES, math.floor(rating.seconds) * 1000, '', question, '',
    PATTERN, 'pbx_rating_digits', 0)
  if digit == '' or not session:ready() then return end
  session:setVariable('pbx_rating', digit)
  local thanks = prompts.sound(rating.thanks) or prompts.prompt(data.language, 'queue_thanks')
  if thanks then session:streamFile(thanks) end
end

local id = session:getVariable('pbx_rating_queue')
local domain = session:getVariable('pbx_domain')
if session:ready() then
  if id and domain and session:getVariable('cc_agent_bridged') == 'true' then
    local data = settings(domain, id)
    if data and data.rating then ask(data) end
  end
  session:hangup('NORMAL_CLEARING')
end
