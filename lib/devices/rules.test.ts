import { expect, test } from 'vitest';
import { inPlace, isRegistered } from './rules';

const now = 1_700_000_000_000;
const seen = (contacts: number, inMs: number) => ({
  contacts,
  expiresAt: new Date(now + inMs),
});

test('registered means: said so, and not run out since', () => {
  expect(isRegistered(seen(1, 1000), now)).toBe(true);
  expect(isRegistered(seen(1, -1), now)).toBe(false);
  expect(isRegistered(seen(0, 1000), now)).toBe(false);
  expect(isRegistered(undefined, now)).toBe(false);
});

test('a device is moved among the others, and past the end is the end', () => {
  expect(inPlace(['a', 'b', 'c'], 'a', 1)).toEqual(['b', 'a', 'c']);
  expect(inPlace(['a', 'b', 'c'], 'c', 0)).toEqual(['c', 'a', 'b']);
  expect(inPlace(['a', 'b', 'c'], 'b', 9)).toEqual(['a', 'c', 'b']);
});
