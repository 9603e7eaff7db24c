import { expect, test } from 'vitest';
import { blockedWords, matchWords } from '@/components/block-list/block-words';

test.each([
  ['number', '+4930901820', '+4930901820', 'Number'],
  ['pattern', '+4930*', '+4930…', 'Beginning'],
  ['pattern', '+49[2-4]?1', '+49[2-4]?1', 'Pattern'],
  ['anonymous', null, 'Hidden numbers', 'Hidden'],
] as const)('%s %s is said as %s', (match, value, who, kind) => {
  expect(blockedWords({ match, value })).toBe(who);
  expect(matchWords({ match, value })).toBe(kind);
});
