-- api lua pbx-recorded.lua <id>: the switch has closed the file of a recording (recorder.lua).
local media = dofile(freeswitch.getGlobalVariable('script_dir') .. '/media.lua')
if argv[1] then media.close(argv[1]) end
