import type { Pattern } from './plan';

/**
 * Patterns for numbers: digits and `+` stand for themselves, `?` for one character, `*` for any run
 * of them (also none), `[2-5]` for one digit of a range. Nothing else, so there is nothing to
 * escape and nothing that takes long: one place to go back to, n·m steps at most.
 * The same rules stand in telephony/freeswitch/scripts/pattern.lua; pattern-cases.json holds both
 * to them.
 */

export const PATTERN_CHARACTERS_MAX = 40;
/** Of the text; what is longer is no number and matches nothing. */
export const TEXT_BYTES_MAX = 128;

type Token = { one: 'any' } | { one: 'run' } | { one: 'range'; from: string; to: string };

/** What is wrong with a pattern, in words for the person who wrote it; undefined: it is good. */
export function patternFault(pattern: string): string | undefined {
  if (pattern === '') return 'Must not be empty.';
  if (pattern.length > PATTERN_CHARACTERS_MAX) {
    return `At most ${PATTERN_CHARACTERS_MAX} characters.`;
  }
  if (/[^0-9+?*[\]-]/.test(pattern)) return 'Only digits, +, ?, * and ranges such as [2-5].';
  if (/[[\]-]/.test(pattern.replace(/\[[0-9]-[0-9]\]/g, ''))) {
    return 'A range is two digits with a dash in square brackets, such as [2-5].';
  }
  return tokensOf(pattern) ? undefined : 'A range begins with the smaller digit, such as [2-5].';
}

/** Undefined: not a pattern. */
function tokensOf(pattern: string): Token[] | undefined {
  if (pattern === '' || pattern.length > PATTERN_CHARACTERS_MAX) return undefined;
  const tokens: Token[] = [];
  for (const part of pattern.match(/\[[0-9]-[0-9]\]|[^]/g) ?? []) {
    if (part === '?') tokens.push({ one: 'any' });
    else if (part === '*') tokens.push({ one: 'run' });
    else if (/^[0-9+]$/.test(part)) tokens.push({ one: 'range', from: part, to: part });
    else if (part.length === 5) {
      const [from = '', to = ''] = [part[1], part[3]];
      if (from > to) return undefined;
      tokens.push({ one: 'range', from, to });
    } else return undefined;
  }
  return tokens;
}

/** One character for each byte of UTF-8, as the media node reads it. */
function bytesOf(text: string): string {
  if (/^[\u0000-\u007f]*$/.test(text)) return text;
  return String.fromCharCode(...new TextEncoder().encode(text.slice(0, TEXT_BYTES_MAX + 1)));
}

/** Whether the whole text fits. What is no pattern fits nothing. */
export function matches(pattern: Pattern, text: string): boolean {
  const tokens = tokensOf(pattern);
  const bytes = bytesOf(text);
  if (!tokens || bytes.length > TEXT_BYTES_MAX) return false;
  let token = 0;
  let at = 0;
  /** The last `*`, and where the text goes on after what it has taken so far. */
  let run = -1;
  let resume = 0;
  while (at < bytes.length) {
    const wanted = tokens[token];
    const byte = bytes.charAt(at);
    if (wanted?.one === 'run') {
      run = token;
      resume = at;
      token += 1;
    } else if (wanted && (wanted.one === 'any' || (wanted.from <= byte && byte <= wanted.to))) {
      token += 1;
      at += 1;
    } else if (run >= 0) {
      resume += 1;
      at = resume;
      token = run + 1;
    } else return false;
  }
  while (tokens[token]?.one === 'run') token += 1;
  return token === tokens.length;
}

export function matchesAny(patterns: readonly Pattern[], text: string): boolean {
  return patterns.some((pattern) => matches(pattern, text));
}
