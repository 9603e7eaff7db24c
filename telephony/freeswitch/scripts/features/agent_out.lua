-- The agents of this phone's extension take no calls: after the bare code logged out; with digits behind it
-- paused, and the digits are the reason.
local here = freeswitch.getGlobalVariable('script_dir') .. '/'
return dofile(here .. 'queues/by-phone.lua')('logged_out')
