-- { do = "conference", room }
local here = freeswitch.getGlobalVariable('script_dir') .. '/'
local rooms = loadfile(here .. 'rooms.lua')

return function(run, step)
  if not rooms then return 'none' end
  return rooms()(run, step)
end
