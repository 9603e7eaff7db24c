local here = freeswitch.getGlobalVariable('script_dir') .. '/'
local wish = dofile(here .. 'wish.lua')

return function(run)
  return wish(run, 'forward', 'off', 'forward_off')
end
