-- The configuration mod_callcenter asks for, queue by queue, out of the queue's document. Pure.
local M = {}

-- `que_1@domain`, or `que_1.agt_1@domain`: the same callers, waiting for one agent first.
-- Answers queue id, domain and whether it is the second.
function M.parse(name)
  local id, rest, domain = name:match('^(que_%w+)([^@]*)@([%w.-]+)$')
  if not id or not (rest == '' or rest:match('^%.agt_%w+$')) then return nil end
  return id, domain, rest ~= ''
end

-- Settings that differ while one agent is asked alone.
local function same_agent(data)
  return {
    ['tier-rules-apply'] = 'false', ['abandoned-resume-allowed'] = 'false',
    ['max-wait-time'] = ('%d'):format(data.sameAgent and data.sameAgent.seconds or 1),
    ['max-wait-time-with-no-agent'] = '1', ['max-wait-time-with-no-agent-time-reached'] = '0',
  }
end

-- nil when the document is none of a queue.
function M.xml(name, document, is_same_agent)
  local data = document and document.data
  if not data or not data.switch then return nil end
  local own, names = is_same_agent and same_agent(data) or {}, {}
  for setting in pairs(data.switch) do names[#names + 1] = setting end
  table.sort(names)
  local parts = { '<configuration name="callcenter.conf"><queues><queue name="', name, '">' }
  for _, setting in ipairs(names) do
    local value = own[setting] or data.switch[setting]
    if not (setting:match('^[%l-]+$') and value:match('^[%w-]+$')) then return nil end
    parts[#parts + 1] = '<param name="' .. setting .. '" value="' .. value .. '"/>'
  end
  parts[#parts + 1] = '</queue></queues></configuration>'
  return table.concat(parts)
end

return M
