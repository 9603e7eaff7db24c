-- Answers the switch's questions for dialplan, directory and configuration out of this node's own
-- replica. No network: the control plane may be away. No answer falls through to the static XML.
local here = freeswitch.getGlobalVariable('script_dir') .. '/'

local CONTEXT = 'pbx'

local function header(name)
  return params and params:getHeader(name) or nil
end

-- A domain or number goes into a key only when it could be in one; anything else is simply unknown.
local function safe(text, pattern)
  return text and #text <= 190 and text:match(pattern) or nil
end

local function wrap(section, body)
  return '<document type="freeswitch/xml"><section name="' .. section .. '">' .. body
    .. '</section></document>'
end

local function context(body)
  return wrap('dialplan', '<context name="' .. CONTEXT .. '">' .. body .. '</context>')
end

-- 503: the entry node then tries the next media node; 404 would be believed.
local function unavailable(words)
  freeswitch.consoleLog('err', 'look-up: ' .. words .. '\n')
  return context('<extension name="no replica"><condition>'
    .. '<action application="hangup" data="NORMAL_TEMPORARY_FAILURE"/></condition></extension>')
end

local function find(store, dbh, keys)
  local found = {}
  local ok = dbh:query(store.sql.find(keys), function(row) found[row.key] = row.xml end)
  for _, key in ipairs(keys) do
    if found[key] then return found[key] end
  end
  return nil, ok
end

-- The same extension for every call of a domain that this node serves; its plan does the rest.
local function dialplan(store, dbh)
  if header('Hunt-Context') ~= CONTEXT then return nil end
  if not dbh then return unavailable('the replica cannot be opened') end
  local domain = safe(header('variable_pbx_domain') or header('variable_sip_h_X-Pbx-Domain'), '^[%w.-]+$')
  if not domain then return nil end
  local plan, readable = find(store, dbh, { 'plan:' .. domain .. ':outgoing' })
  if plan then return context(dofile(here .. 'pbx-arrival.lua')) end
  if not readable then return unavailable('the replica cannot be read') end
  if store.seq(dbh) == '0' then return unavailable('the replica is not filled yet') end
  return nil
end

local function directory(store, dbh)
  local domain = safe(header('domain') or XML_REQUEST.key_value, '^[%w.-]+$')
  local user = safe(header('user'), '^[%w.-]+$')
  if not (dbh and domain and user) then return nil end
  local xml = find(store, dbh, { 'directory:' .. domain .. ':' .. user })
  if not xml then return nil end
  return wrap('directory', '<domain name="' .. domain .. '"><groups><group name="all"><users>' .. xml
    .. '</users></group></groups></domain>')
end

-- mod_callcenter asks for one queue: it is made from the queue's own document.
local function queue(store, dbh, name)
  local queues = dofile(here .. 'queues/config.lua')
  local id, domain, is_same_agent = queues.parse(name)
  if not id then return nil end
  local text = find(store, dbh, { 'plan:' .. domain .. ':' .. id })
  local document = text and dofile(here .. 'json.lua').decode(text)
  return document and queues.xml(name, document, is_same_agent)
end

local function configuration(store, dbh)
  local name = safe(XML_REQUEST.key_value, '^([%w_-]+)%.conf$')
  local part = safe(header('CC-Queue'), '^[%w@._-]+$')
  if not (dbh and name and part) then return nil end
  local xml = name == 'callcenter' and queue(store, dbh, part)
    or find(store, dbh, { 'config:' .. name .. ':' .. part })
  return xml and wrap('configuration', xml)
end

local function answer()
  local section = XML_REQUEST.section
  if section == 'configuration' and not header('CC-Queue') then return nil end
  local store = dofile(here .. 'pbx-store.lua')
  local dbh = store.open()
  local answers = { dialplan = dialplan, directory = directory, configuration = configuration }
  local text = answers[section] and answers[section](store, dbh)
  if dbh then dbh:release() end
  return text
end

local ok, result = pcall(answer)
if ok then
  XML_STRING = result
else
  XML_STRING = XML_REQUEST.section == 'dialplan' and unavailable(tostring(result)) or nil
end
