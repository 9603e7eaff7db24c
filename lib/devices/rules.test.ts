import { expect, test } from 'vitest';
import { isRegistered } from './rules';

const now = 1_700_000_000_000;
const seen = (contacts: number, inMs: number) => ({
  contacts,
  userAgent: 'Phone',
  address: '192.0.2.1:5060',
  expiresAt: new Date(now + inMs),
});

test('registered means: said so, and not run out since', () => {
  expect(isRegistered(seen(1, 1000), now)).toBe(true);
  expect(isRegistered(seen(1, -1), now)).toBe(false);
  expect(isRegistered(seen(0, 1000), now)).toBe(false);
  expect(isRegistered(undefined, now)).toBe(false);
});
