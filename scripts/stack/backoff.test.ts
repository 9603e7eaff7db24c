import { expect, it } from 'vitest';
import { afterDeath } from './backoff';

it('waits longer after each early death, up to a limit', () => {
  const pauses = [0, 1, 2, 3, 10].map(
    (failures) => afterDeath({ failures, startedAt: 0 }, 1000).pauseMs,
  );
  expect(pauses).toEqual([500, 1000, 2000, 4000, 30_000]);
});

it('begins anew after a minute of good health', () => {
  expect(afterDeath({ failures: 9, startedAt: 0 }, 61_000)).toEqual({ failures: 1, pauseMs: 500 });
});
