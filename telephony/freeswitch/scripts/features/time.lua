-- Says the time in the zone of the PBX; its offsets stand in the features' document.
local here = freeswitch.getGlobalVariable('script_dir') .. '/'
local speech = dofile(here .. 'speech.lua')

local function offset_at(offsets, at)
  local found = offsets[1] and offsets[1][2] or 0
  for _, change in ipairs(offsets) do
    if change[1] <= at then found = change[2] end
  end
  return found
end

return function(run)
  local at = run.at()
  local minute_of_day = (at + offset_at(run.features.offsets or {}, at)) // 60 % 1440
  local hour, minute = minute_of_day // 60, minute_of_day % 60
  run.session:setVariable('pbx_feature', ('time %02d:%02d'):format(hour, minute))
  speech.say(run, 'time_is')
  speech.number(run, hour)
  speech.number(run, minute)
  return nil, nil, 'done'
end
