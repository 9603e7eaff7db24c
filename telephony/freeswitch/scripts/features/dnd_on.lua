-- Whoever calls this extension hears busy.
local here = freeswitch.getGlobalVariable('script_dir') .. '/'
local wish = dofile(here .. 'wish.lua')

return function(run)
  return wish(run, 'doNotDisturb', 'on', 'dnd_on')
end
