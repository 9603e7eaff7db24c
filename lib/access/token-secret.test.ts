import { expect, test } from 'vitest';
import { isTokenSecret, newTokenSecret, parseToken } from './token-secret';

test('a new one proves itself, and no other', () => {
  const { whole, prefix, hash } = newTokenSecret();
  const parsed = parseToken(whole);
  expect(parsed?.prefix).toBe(prefix);
  expect(isTokenSecret(parsed?.secret ?? '', hash)).toBe(true);
  expect(isTokenSecret(`${parsed?.secret}x`, hash)).toBe(false);
  expect(newTokenSecret().whole).not.toBe(whole);
});

test('anything else has not even the form', () => {
  for (const wrong of ['', 'pbx_', 'pbx_x_y', `pbx_${'i'.repeat(8)}_${'0'.repeat(40)}`]) {
    expect(parseToken(wrong), wrong).toBeUndefined();
  }
});
