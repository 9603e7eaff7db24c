import fc from 'fast-check';
import { expect, test } from 'vitest';
import { matches, matchesAny, PATTERN_CHARACTERS_MAX, patternFault } from './pattern';
import { cases } from './pattern-cases.json';
import { patternField } from './pattern-field';

test.each(cases)('%s and %s: %s', (pattern, text, expected) => {
  expect(matches(String(pattern), String(text))).toBe(expected);
});

const part = fc.oneof(
  fc.constantFrom(...'0123456789+?*'),
  fc.tuple(fc.nat(9), fc.nat(9)).map(([a, b]) => `[${Math.min(a, b)}-${Math.max(a, b)}]`),
);
const pattern = fc
  .array(part, { minLength: 1, maxLength: 12 })
  .map((parts) => parts.join(''))
  .filter((text) => text.length <= PATTERN_CHARACTERS_MAX);
const number = fc.string({ unit: fc.constantFrom(...'0123456789+*#'), maxLength: 20 });

/** A regular expression is what we do not run on calls; here it is the judge. */
function judge(source: string): RegExp {
  const body = source.replace(/\[[0-9]-[0-9]\]|[+?*]/g, (sign) =>
    sign === '+' ? '\\+' : sign === '?' ? '[^]' : sign === '*' ? '[^]*' : sign,
  );
  return new RegExp(`^${body}$`);
}

test('matches what a regular expression of the same meaning matches', () => {
  fc.assert(
    fc.property(pattern, number, (source, text) => {
      expect(matches(source, text)).toBe(judge(source).test(text));
    }),
    { numRuns: 3000, seed: 3 },
  );
});

test('every number matches itself, with any end cut off and a * in its place', () => {
  const digits = fc.string({
    unit: fc.constantFrom(...'0123456789+'),
    minLength: 1,
    maxLength: 20,
  });
  fc.assert(
    fc.property(digits, fc.nat(20), (text, cut) => {
      expect(matches(text, text)).toBe(true);
      expect(matches(`${text.slice(0, cut)}*`, text)).toBe(true);
      expect(matches(`*${text.slice(cut)}`, text)).toBe(true);
    }),
    { seed: 3 },
  );
});

test('anything at all is either a pattern without fault or matches nothing', () => {
  const anything = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.constantFrom(...'[]-*?+059.$') }),
  );
  fc.assert(
    fc.property(anything, anything, (source, text) => {
      if (patternFault(source) !== undefined) expect(matches(source, text)).toBe(false);
      else
        expect(
          matches(
            source,
            source.replace(/\[(.)-.\]|[?]|[*]/g, (sign, from) => from ?? (sign === '?' ? '7' : '')),
          ),
        ).toBe(true);
    }),
    { numRuns: 3000, seed: 3 },
  );
});

test('the worst pattern on the longest text costs next to nothing', () => {
  const started = performance.now();
  for (let round = 0; round < 1000; round += 1) {
    matches(`${'*1'.repeat(19)}2`, '1'.repeat(128));
    matches(`${'*?'.repeat(19)}+`, '1'.repeat(128));
  }
  // 2,000 look-ups; an expression that tries all ways would not see the end of one.
  expect(performance.now() - started).toBeLessThan(2_000);
});

test('one of several is enough, none of none', () => {
  expect(matchesAny(['1*', '2*'], '20')).toBe(true);
  expect(matchesAny([], '20')).toBe(false);
});

test.each([
  ['+49 30*', '+4930*'],
  ['[2-5]??', '[2-5]??'],
])('%s is kept as %s', (typed, kept) => {
  expect(patternField.parse(typed)).toBe(kept);
});

test.each([
  ['', 'Must not be empty.'],
  ['030.*', 'Only digits, +, ?, * and ranges such as [2-5].'],
  ['[25]', 'A range is two digits with a dash in square brackets, such as [2-5].'],
  ['[2-5', 'A range is two digits with a dash in square brackets, such as [2-5].'],
  ['[5-2]', 'A range begins with the smaller digit, such as [2-5].'],
  ['1-2', 'A range is two digits with a dash in square brackets, such as [2-5].'],
  ['1'.repeat(41), 'At most 40 characters.'],
])('%s is refused in words', (typed, words) => {
  const result = patternField.safeParse(typed);
  expect(result.success).toBe(false);
  expect(result.error?.issues[0]?.message).toBe(words);
});
