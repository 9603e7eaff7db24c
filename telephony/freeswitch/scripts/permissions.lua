-- Who may reach for whose calls: the rules of lib/call-permissions/plan.ts, each a document of its own.
-- Without a rule about picking up everybody may; everything else must be allowed by a rule.
local M = {}

local here = freeswitch.getGlobalVariable('script_dir') .. '/'
local json = dofile(here .. 'json.lua')
local store = dofile(here .. 'pbx-store.lua')

local function rules_of(domain)
  local found = {}
  local dbh = store.open()
  if not dbh then return nil end
  local from, to = 'plan:' .. domain .. ':prm_', 'plan:' .. domain .. ':prm`'
  dbh:query('SELECT xml FROM docs WHERE xml IS NOT NULL AND key>=' .. store.sql.quote(from)
    .. ' AND key<' .. store.sql.quote(to), function(row)
    local document = json.decode(row.xml)
    -- One that is switched off has no data.
    if document and document.data and document.data.may then found[#found + 1] = document.data end
  end)
  dbh:release()
  return found
end

local function has(list, wanted)
  for _, one in ipairs(list or {}) do
    if one == wanted then return true end
  end
  return false
end

local function is_among(run, people, extension)
  if not people then return false end
  if people.everybody or has(people.extensions, extension) then return true end
  for _, group in ipairs(people.groups or {}) do
    local document = run.plans.plan(group)
    if document and document.data and has(document.data.members, extension) then return true end
  end
  return false
end

-- A question for many: may(action, whom). The rules are read once.
function M.of(run)
  local rules = rules_of(run.domain)
  local is_ruled = {}
  for _, rule in ipairs(rules or {}) do
    for _, action in ipairs(rule.may) do is_ruled[action] = true end
  end
  return function(action, whom)
    -- No replica: nothing can be allowed.
    if not rules or not run.extension or not whom then return false end
    if action == 'pickup' and not is_ruled.pickup then return true end
    for _, rule in ipairs(rules) do
      if has(rule.may, action) and is_among(run, rule.who, run.extension)
        and is_among(run, rule.whom, whom) then return true end
    end
    return false
  end
end

return M
