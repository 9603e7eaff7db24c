-- The agents of this phone's extension take calls from now on.
local here = freeswitch.getGlobalVariable('script_dir') .. '/'
return dofile(here .. 'queues/by-phone.lua')('logged_in')
