-- api lua pbx-joined.lua <channel>: was it joined with somebody who is gone by now? Then it ends, too.
local here = freeswitch.getGlobalVariable('script_dir') .. '/'
local channels = dofile(here .. 'channels.lua')

local uuid = argv[1]
local partner = channels.is_uuid(uuid) and channels.partner(uuid)
if partner and freeswitch.API():execute('uuid_exists', partner) ~= 'true' then
  freeswitch.API():execute('uuid_kill', uuid .. ' NORMAL_CLEARING')
end
