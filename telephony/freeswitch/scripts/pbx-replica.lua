-- api lua pbx-replica.lua status|kind
local SILENT_SECONDS = 30

local function status()
  local beat = tonumber(freeswitch.getGlobalVariable('pbx_daemon_beat') or '')
  if not beat then return '-ERR the replica daemon is starting' end
  if os.time() - beat > SILENT_SECONDS then return '-ERR the replica daemon does not answer' end
  local store = dofile(freeswitch.getGlobalVariable('script_dir') .. '/pbx-store.lua')
  local dbh = store.open()
  if not dbh then return '-ERR the replica is being made anew' end
  local row = store.status(dbh)
  dbh:release()
  if not row then return '-ERR the replica cannot be read' end
  return string.format('+OK {"replica":"%s","seq":%s,"docs":%s,"sum":"%s"}', row.replica, row.seq,
    row.docs, row.sum)
end

local answers = { status = status, kind = function() return '+OK freeswitch' end }
local answer = answers[argv[1] or '']
stream:write(answer and answer() or '-ERR usage: status or kind')
