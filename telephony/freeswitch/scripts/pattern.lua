-- Patterns for numbers; the rules stand in lib/call-plan/pattern.ts, and pattern-cases.json holds both
-- to them. One place to go back to, so n·m steps at most. Pure.
local M = {}

local PATTERN_CHARACTERS_MAX = 40
local TEXT_BYTES_MAX = 128

-- { { 'any' } | { 'run' } | { from, to } … }, or nil: not a pattern.
local function tokens_of(pattern)
  if pattern == '' or #pattern > PATTERN_CHARACTERS_MAX then return nil end
  local tokens, at = {}, 1
  while at <= #pattern do
    local sign = pattern:sub(at, at)
    local from, to, after = pattern:match('^%[(%d)-(%d)%]()', at)
    if from then
      if from > to then return nil end
      tokens[#tokens + 1], at = { from = from, to = to }, after
    else
      if sign == '?' then tokens[#tokens + 1] = { any = true }
      elseif sign == '*' then tokens[#tokens + 1] = { run = true }
      elseif sign:match('^[%d+]$') then tokens[#tokens + 1] = { from = sign, to = sign }
      else return nil end
      at = at + 1
    end
  end
  return tokens
end

local function fits(token, byte)
  return token.any or (token.from and token.from <= byte and byte <= token.to)
end

-- Whether the whole text fits. What is no pattern fits nothing.
function M.matches(pattern, text)
  local tokens = type(pattern) == 'string' and tokens_of(pattern)
  if not tokens or #text > TEXT_BYTES_MAX then return false end
  local token, at, run, resume = 1, 1, nil, nil
  while at <= #text do
    local wanted = tokens[token]
    if wanted and wanted.run then
      run, resume, token = token, at, token + 1
    elseif wanted and fits(wanted, text:sub(at, at)) then
      token, at = token + 1, at + 1
    elseif run then
      resume = resume + 1
      at, token = resume, run + 1
    else
      return false
    end
  end
  while tokens[token] and tokens[token].run do token = token + 1 end
  return token > #tokens
end

function M.matches_any(patterns, text)
  for _, pattern in ipairs(patterns or {}) do
    if M.matches(pattern, text) then return true end
  end
  return false
end

return M
