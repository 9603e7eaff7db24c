-- Open or closed, from a table that carries its own offsets; the rules stand in
-- lib/call-plan/schedule.ts, and schedule-cases.json holds both to them. Pure.
local M = {}

local DAY = 86400

local function offset_at(offsets, at)
  local found = offsets[1] and offsets[1][2] or 0
  for _, change in ipairs(offsets) do
    if change[1] > at then break end
    found = change[2]
  end
  return found
end

-- Days since 1970 → YYYYMMDD: H. Hinnant, "chrono-Compatible Low-Level Date Algorithms".
local function date_of(days)
  local shifted = days + 719468
  local era = shifted // 146097
  local day_of_era = shifted - era * 146097
  local year_of_era = (day_of_era - day_of_era // 1460 + day_of_era // 36524 - day_of_era // 146096) // 365
  local day_of_year = day_of_era - (365 * year_of_era + year_of_era // 4 - year_of_era // 100)
  local month_from_march = (5 * day_of_year + 2) // 153
  local day = day_of_year - (153 * month_from_march + 2) // 5 + 1
  local month = month_from_march < 10 and month_from_march + 3 or month_from_march - 9
  local year = year_of_era + era * 400 + (month <= 2 and 1 or 0)
  return year * 10000 + month * 100 + day
end

local function is_within(spans, minute)
  for _, span in ipairs(spans or {}) do
    if span[1] <= minute and minute < span[2] then return true end
  end
  return false
end

-- 1224–0106 goes over New Year.
local function is_yearly(span, day)
  if span.from <= span.to then return span.from <= day and day <= span.to end
  return day >= span.from or day <= span.to
end

local function special_day(schedule, date)
  for _, span in ipairs(schedule.days or {}) do
    if span.from <= date and date <= span.to then return span end
  end
  for _, span in ipairs(schedule.yearly or {}) do
    if is_yearly(span, date % 10000) then return span end
  end
  return nil
end

-- 'open' or 'closed' at a moment, seconds since 1970.
function M.state_at(schedule, at)
  local override = schedule.override
  if override and at < override['until'] then return override.is end
  local here = at + offset_at(schedule.offsets or {}, at)
  local days = here // DAY
  local minute = (here - days * DAY) // 60
  local day = special_day(schedule, date_of(days))
  if day then return is_within(day.open, minute) and 'open' or 'closed' end
  -- 1 January 1970 was a Thursday.
  local weekday = (days + 3) % 7
  return is_within(schedule.week, weekday * 1440 + minute) and 'open' or 'closed'
end

return M
