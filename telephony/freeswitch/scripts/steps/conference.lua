-- { do = "conference", room }
return dofile(freeswitch.getGlobalVariable('script_dir') .. '/rooms.lua')
