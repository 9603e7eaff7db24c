-- The media node's own scripts on a switch that is only played: time passes when somebody waits, phones and
-- carriers do what the case says. Arguments: the directory of the scripts, a file with the cases (see
-- simulated-switch.ts), a directory with sounds. One line for each case: the answer, then the way.
local scripts, file, sounds_dir = arg[1], arg[2], arg[3]

-- By PBX, then by key.
local documents

local plain = { dofile = dofile, time = os.time }
local json = plain.dofile(scripts .. 'json.lua')
local originate = plain.dofile(arg[0]:gsub('[^/]+$', 'simulated-originate.lua'))

local STATUS = {
  USER_BUSY = 486, CALL_REJECTED = 603, NO_ANSWER = 480, UNALLOCATED_NUMBER = 404, OUTGOING_CALL_BARRED = 403,
  NORMAL_CLEARING = 480, NO_USER_RESPONSE = 480, NORMAL_TEMPORARY_FAILURE = 503,
}

-- One call. `now`: seconds since it came.
local function new_call(case)
  local call = { case = case, now = 0, counts = {}, queue = {}, prompt = 0, variables = {}, path = '' }
  for id, calls in pairs(case.calls) do call.counts['pbx_calls ' .. id] = calls end

  function call.is_over() return call.ended or (case.patience and call.now >= case.patience) or false end

  -- Time passes, at most until the caller has had enough.
  function call.wait(seconds)
    call.now = call.now + seconds
    if case.patience and call.now >= case.patience then call.now = case.patience end
  end

  function call.answer() if not call.status then call.status = 200 end end

  function call.finish(cause)
    if not call.status then call.status = STATUS[cause] or 480 end
    call.ended = true
  end
  return call
end

local function new_session(call)
  local session, variables = {}, call.variables
  function session:getVariable(name)
    if name:match('^nolocal:') then return nil end
    return variables[name]
  end
  function session:setVariable(name, value) variables[name] = value end
  function session:ready() return not call.is_over() end
  function session:answer() call.answer() end
  function session:hangup(cause) call.finish(cause) end
  function session:streamFile() end
  function session:sleep(ms) call.wait(ms / 1000) end
  function session:get_uuid() return '00000000-0000-0000-0000-000000000000' end

  function session:getDigits(_, _, ms)
    local key = table.remove(call.queue, 1)
    if not key then call.wait(ms / 1000) end
    return key or ''
  end
  function session:playAndGetDigits() return table.remove(call.queue, 1) or '' end

  local applications = {
    limit = function(argument)
      local what = argument:match('^hash (.+)$')
      call.counts[what] = (call.counts[what] or 0) + 1
    end,
    bridge = function(argument) originate(call, variables, argument) end,
  }
  function session:execute(name, argument)
    local run = applications[name]
    if run then run(argument or '') end
  end
  return session
end

local function new_switch(call)
  local globals = { script_dir = scripts:gsub('/$', ''), sounds_dir = sounds_dir, pbx_test_clock = ('%d'):format(call.case.at) }
  globals.pbx_entry_url = 'http://entry'
  local api = {}
  function api:execute(name, argument)
    if name == 'limit_usage' then return tostring(call.counts[argument:match('^hash (.+)$')] or 0) end
    if name == 'curl' then
      local username = argument:match('/registered/[^/]+/(%S+)')
      return call.case.registered[username] and '{"status_code": "200"}' or '{"status_code": "404"}'
    end
    return ''
  end
  return {
    getGlobalVariable = function(name) return globals[name] or '' end,
    setGlobalVariable = function(name, value) globals[name] = value end,
    consoleLog = function(level, words) if level == 'err' then call.fault = words end end,
    API = function() return api end,
  }
end

-- The replica is the case's documents; what is pressed at a prompt comes with the prompt.
local function replaced(call)
  local function with_keys(keys)
    local read = keys.read
    function keys.read(session, options)
      call.prompt, call.queue = call.prompt + 1, {}
      for key in (call.case.keys[call.prompt] or ''):gmatch('.') do call.queue[#call.queue + 1] = key end
      local pressed = read(session, options)
      call.queue = {}
      return pressed
    end
    return keys
  end
  local store = { sql = { find = function(keys) return keys[1] end } }
  function store.open()
    local dbh = {}
    function dbh:query(key, take)
      local text = documents[call.case.pbx][key]
      if text then take({ xml = text }) end
      return true
    end
    function dbh:release() end
    return dbh
  end
  return function(path)
    local name = path:match('([^/]+)$')
    if name == 'pbx-store.lua' then return store end
    if name == 'keys.lua' then return with_keys(plain.dofile(path)) end
    return plain.dofile(path)
  end
end

local function play(case)
  local call = new_call(case)
  for name, value in pairs(case.variables) do call.variables[name] = value end
  session, freeswitch, dofile = new_session(call), new_switch(call), replaced(call)
  os.time = function() return math.floor(case.at + call.now) end
  local ok, fault = pcall(plain.dofile, scripts .. 'pbx-call.lua')
  session, freeswitch, dofile, os.time = nil, nil, plain.dofile, plain.time
  if not ok or call.fault then return 'fault: ' .. tostring(call.fault or fault):gsub('%s+', ' ') end
  return (call.status or 487) .. ' ' .. (call.variables.pbx_path or '')
end

local handle = assert(io.open(file, 'rb'))
local all = assert(json.decode(handle:read('a')))
handle:close()
documents = all.documents
for _, case in ipairs(all.cases) do print(play(case)) end
