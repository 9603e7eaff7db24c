-- { do = "collect", name, prompt, digitsMin, digitsMax, timeoutSeconds }: into pbx_var_<name>.
local here = freeswitch.getGlobalVariable('script_dir') .. '/'
local keys = dofile(here .. 'keys.lua')
local sounds = dofile(here .. 'sounds.lua')

return function(run, step)
  run.session:answer()
  local digits = keys.read(run.session, {
    file = step.prompt and sounds.path(run, step.prompt),
    seconds = step.timeoutSeconds,
    goes_on = function(pressed) return #pressed < step.digitsMax and pressed:sub(-1) ~= '#' end,
  }):gsub('#$', '')
  if not run.session:ready() then return 'abandoned', nil, 'over' end
  if #digits < step.digitsMin or not step.name:match('^%l[%l%d_]*$') then return 'timeout' end
  run.keep(step.name, digits)
  return 'ok'
end
