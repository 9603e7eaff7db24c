-- A parked call: music until somebody takes it; after its time it rings at whoever parked it.
local here = freeswitch.getGlobalVariable('script_dir') .. '/'
local parking = dofile(here .. 'parking.lua')
local plans = dofile(here .. 'plans.lua')
local sounds = dofile(here .. 'sounds.lua')

local function variable(name) return session:getVariable(name) or '' end

local function music(domain)
  local document = plans.of(domain).plan('features')
  return sounds.prompt({ language = document and document.data and document.data.language }, 'music')
end

local function wait(domain, seconds)
  local until_then = os.time() + seconds
  local path = music(domain)
  while session:ready() do
    local rest = until_then - os.time()
    if rest <= 0 then return end
    session:setVariable('playback_timeout_sec', ('%d'):format(rest))
    session:streamFile(path or ('silence_stream://%d'):format(rest * 1000))
  end
end

local function parked()
  local domain = variable('pbx_domain')
  local place, by = tonumber(variable('pbx_parked_at')), variable('pbx_parked_by')
  if not (place and domain:match('^[%w.-]+$')) then return end
  dofile(here .. 'track.lua').add(session, 'park', by, place)
  wait(domain, tonumber(variable('pbx_parked_seconds')) or 60)
  session:setVariable('playback_timeout_sec', nil)
  -- Somebody is taking it just now.
  local is_ours = parking.leave(domain, place, session:get_uuid())
  if not is_ours or not session:ready() then return end
  session:setVariable('pbx_return_to', by)
  dofile(here .. 'pbx-call.lua')
end

local ok, fault = pcall(parked)
if not ok then
  freeswitch.consoleLog('err', 'parked: ' .. tostring(fault) .. '\n')
  if session:ready() then session:hangup('NORMAL_TEMPORARY_FAILURE') end
end
