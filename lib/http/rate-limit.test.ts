import { expect, test } from 'vitest';
import { rateHeaders, RateLimiter } from './rate-limit';

test('gives the burst at once, then so many a second, to each caller alone', () => {
  let now = 0;
  const limiter = new RateLimiter(3, 2, () => now);
  const take = (key = 'a') => limiter.take(key);
  expect([take().ok, take().ok, take().ok]).toEqual([true, true, true]);
  expect(take()).toEqual({ ok: false, limit: 3, remaining: 0, resetSeconds: 1 });
  expect(take('b').ok).toBe(true);
  now = 500;
  expect(take().ok).toBe(true);
  expect(take().ok).toBe(false);
  now = 60_000;
  expect(take()).toMatchObject({ ok: true, remaining: 2 });
});

test('the headers say the quota, its window, what is left and until when', () => {
  const allowance = { ok: true, limit: 500, remaining: 499, resetSeconds: 1 };
  expect(rateHeaders(allowance, 50)).toEqual({
    'RateLimit-Policy': '"api";q=500;w=10',
    RateLimit: '"api";r=499;t=1',
  });
});
