import { expect, test } from 'vitest';
import { isAllowedFrom } from './networks';

test.each([
  [[], '192.0.2.1', true],
  [[], 'unknown', true],
  [['192.0.2.0/24'], '192.0.2.9', true],
  [['192.0.2.0/24'], '192.0.3.9', false],
  [['192.0.2.7'], '192.0.2.7', true],
  [['192.0.2.7'], '192.0.2.8', false],
  [['2001:db8::/32'], '2001:db8::1', true],
  [['2001:db8::/32'], '2001:db9::1', false],
  [['192.0.2.0/24', '::1'], '::1', true],
  [['0.0.0.0/0'], 'unknown', false],
])('%j %s → %s', (networks, ip, allowed) => {
  expect(isAllowedFrom(networks, ip)).toBe(allowed);
});
