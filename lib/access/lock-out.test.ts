import { expect, test } from 'vitest';
import { pauseSeconds } from './lock-out';

test('five attempts are free, then each pause is twice the last, up to a quarter of an hour', () => {
  const pauses = [1, 4, 5, 6, 7, 8, 12, 13, 1000].map((failures) =>
    pauseSeconds('account', failures),
  );
  expect(pauses).toEqual([0, 0, 5, 10, 20, 40, 640, 900, 900]);
});

test('an address may be shared by many people', () => {
  expect(pauseSeconds('address', 29)).toBe(0);
  expect(pauseSeconds('address', 30)).toBe(5);
});
