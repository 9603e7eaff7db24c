-- What a call carries with it while its plan is run: who calls, what was dialled, how the last ringing
-- ended, and the way it took (channel variable pbx_path, which lands in the record).
local M = {}

local here = freeswitch.getGlobalVariable('script_dir') .. '/'
local channels = dofile(here .. 'channels.lua')
local conditions = dofile(here .. 'conditions.lua')
local plans = dofile(here .. 'plans.lua')

local PATH_BYTES_MAX = 8000

-- A number, or nil for a caller who hides it. What a phone's own account is called is no number.
local function caller_of(session, is_device)
  local name = is_device and 'effective_caller_id_number' or 'caller_id_number'
  local number = session:getVariable(name) or ''
  return #number <= 32 and number:match('^%+?%d+$') or nil
end

-- Seconds since 1970. A test's own configuration may set the clock.
local function now()
  return math.floor(tonumber(freeswitch.getGlobalVariable('pbx_test_clock') or '') or os.time())
end

local function facts_of(self)
  return {
    at = now(),
    caller = self.caller,
    called = self.called,
    result = self.result,
    variable = function(name)
      return self.session:getVariable('pbx_var_' .. name) or ''
    end,
    is_registered = function(extension)
      return dofile(here .. 'registered.lua')(self, extension)
    end,
    schedule_of = function(id)
      local document = self.plans.plan(id)
      return document and document.schedule
    end,
  }
end

function M.new(session, domain)
  local device = session:getVariable('sip_h_X-Pbx-Device') or ''
  local is_device = device ~= ''
  local self = {
    session = session,
    domain = domain,
    plans = plans.of(domain),
    is_device = is_device,
    extension = session:getVariable('pbx_extension_id'),
    caller = caller_of(session, is_device),
    called = session:getVariable('pbx_dialed') or '',
    dialled = session:getVariable('destination_number') or '',
    result = 'none',
    path = {},
  }

  -- A parked call that nobody took goes back to who parked it, and the way goes on.
  self.return_to = session:getVariable('pbx_return_to')
  if self.return_to then
    session:setVariable('pbx_return_to', nil)
    self.path[1] = session:getVariable('pbx_path')
  end

  -- How the call comes here, for its record: one that has a way or was called already is sent on.
  local is_sent_on = session:getVariable('pbx_path') or session:getVariable('pbx_leg') == 'callee'
  self.comes_by = self.return_to and 'park' or is_sent_on and 'blind' or 'dialled'

  -- A transferred call of a carrier came in by a number: it may go on to where people of the PBX may.
  self.is_inside = is_device or (session:getVariable('pbx_number_id') or '') ~= ''

  function self.holds(list)
    return conditions.all_hold(list, facts_of(self))
  end

  function self.at()
    return now()
  end

  -- One mark of the way. A way too long for a record keeps its beginning.
  function self.note(token)
    self.path[#self.path + 1] = token
    local text = table.concat(self.path, ' ')
    if #text <= PATH_BYTES_MAX then session:setVariable('pbx_path', text) end
  end

  -- Whose call this is; every leg carries it.
  function self.name_tenant()
    local outgoing = self.plans.plan('outgoing')
    local tenant = outgoing and outgoing.data and outgoing.data.tenantId
    if tenant then session:setVariable('pbx_tenant_id', tenant) end
  end

  -- The calls an extension makes count for "is in a call", too; the count ends with the call.
  function self.count_call()
    if is_device and self.extension and self.extension:match('^[%w_]+$') then
      -- Before the next application runs: then the switch's table of channels has it.
      session:setVariable('accountcode', channels.mark(domain, self.extension))
      session:execute('limit', 'hash pbx_calls ' .. self.extension)
    end
  end

  -- What was collected or answered under a name, pbx_var_<name>; a call that is transferred keeps it.
  function self.keep(name, value)
    if type(name) ~= 'string' or #name > 32 or not name:match('^%l[%l%d_]*$') then return end
    local names = session:getVariable('pbx_var_names') or ''
    if not (',' .. names .. ','):find(',' .. name .. ',', 1, true) then
      session:setVariable('pbx_var_names', names == '' and name or names .. ',' .. name)
    end
    session:setVariable('pbx_var_' .. name, value)
  end

  function self.kept()
    local found = {}
    for name in (session:getVariable('pbx_var_names') or ''):gmatch('[%l%d_]+') do
      found[name] = session:getVariable('pbx_var_' .. name) or ''
    end
    return found
  end

  -- What stands under a dialled number, if this caller may reach it: from a trunk only numbers.
  function self.dial_target(dialled)
    local found = self.plans.dial(dialled)
    if not found or not (self.is_inside or found.public) then return nil end
    return found.go, found
  end

  return self
end

return M
