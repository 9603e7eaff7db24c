-- { do = "ring", legs, order, timeoutSeconds, skipBusy, music }
local here = freeswitch.getGlobalVariable('script_dir') .. '/'
local outgoing = dofile(here .. 'outgoing.lua')
local ringing = dofile(here .. 'ringing.lua')
local sounds = dofile(here .. 'sounds.lua')

-- A dial string, or nil and why there is none.
local function dial(run, step, leg, limit)
  local options = {
    delay = step.order == 'together' and leg.afterSeconds or 0,
    timeout = leg.timeoutSeconds, limit = limit, skip_busy = step.skipBusy, confirm = leg.confirm,
  }
  if leg.extension then return ringing.of_extension(run, leg.extension, options) end
  local document = run.plans.plan('outgoing')
  local found = document and outgoing.decide(run, document.data, leg.outside) or {}
  local target = found.go
  if target and target.kind == 'number' then return nil, 'unreachable' end
  if not found.trunks then return nil, 'unreachable' end
  options.timeout = math.min(leg.timeoutSeconds or limit, limit)
  return ringing.of_outside(run, found.number, found, options)
end

local function together(run, step)
  local all, result = {}, nil
  local left_out = false
  for _, leg in ipairs(step.legs) do
    if (leg.afterSeconds or 0) < step.timeoutSeconds then
      local one, why = dial(run, step, leg, step.timeoutSeconds)
      if one then all[#all + 1] = one
      elseif why == 'left_out' then left_out = true
      else result = ringing.better(result, why) end
    end
  end
  if #all > 0 then
    local rang = ringing.bridge(run, table.concat(all, ','), step.timeoutSeconds)
    if rang == 'answered' or rang == 'abandoned' then return rang end
    result = ringing.better(result, rang)
  end
  return result or (left_out and 'busy' or 'unreachable')
end

local function shuffled(legs)
  local order = {}
  for index, leg in ipairs(legs) do order[index] = leg end
  for index = #order, 2, -1 do
    local other = math.random(index)
    order[index], order[other] = order[other], order[index]
  end
  return order
end

local function one_by_one(run, step)
  local until_then = os.time() + step.timeoutSeconds
  local result, left_out
  for _, leg in ipairs(step.order == 'random' and shuffled(step.legs) or step.legs) do
    local rest = until_then - os.time()
    if rest <= 0 then break end
    local one, why = dial(run, step, leg, rest)
    if one then
      local rang = ringing.bridge(run, one, rest)
      if rang == 'answered' or rang == 'abandoned' then return rang end
      result = ringing.better(result, rang)
    elseif why == 'left_out' then left_out = true
    else result = ringing.better(result, why) end
  end
  return result or (left_out and 'busy' or 'unreachable')
end

local function play_music(run, step)
  local path = step.music and sounds.path(run, step.music)
  if not path then return end
  run.session:answer()
  run.session:setVariable('transfer_ringback', path)
  run.session:setVariable('ringback', path)
end

return function(run, step)
  play_music(run, step)
  local result = (step.order == 'together' and together or one_by_one)(run, step)
  if result == 'answered' or result == 'abandoned' then return result, nil, 'over' end
  run.result, run.is_carrier = result, false
  return result
end
