import { describe, expect, it } from 'vitest';
import { hasDrifted, planSession } from './session-rule';

const status = { replica: 'a', seq: 7n, docs: 3, sum: 15n };

describe('a node that connects', () => {
  it('gets the difference when it is the one we know', () => {
    expect(planSession(status, 'a', 9n)).toEqual({ kind: 'delta', from: 7n });
  });

  it.each([
    ['is new to us', status, null, 9n],
    ['has made a new database', status, 'b', 9n],
    ['holds nothing', { ...status, seq: 0n }, 'a', 9n],
    ['is ahead of a database that was restored', status, 'a', 6n],
  ])('gets everything when it %s', (_why, held, recorded, head) => {
    expect(planSession(held, recorded, head).kind).toBe('full');
  });
});

describe('drift', () => {
  it('is another number or another sum of versions', () => {
    expect(hasDrifted(status, { docs: 3, sum: 15n }, 0)).toBe(false);
    expect(hasDrifted(status, { docs: 4, sum: 15n }, 0)).toBe(true);
    expect(hasDrifted(status, { docs: 3, sum: 16n }, 0)).toBe(true);
  });

  it('is not what a refused document explains', () => {
    expect(hasDrifted(status, { docs: 3, sum: 16n }, 1)).toBe(false);
    expect(hasDrifted(status, { docs: 4, sum: 16n }, 1)).toBe(false);
    expect(hasDrifted(status, { docs: 5, sum: 16n }, 1)).toBe(true);
    expect(hasDrifted(status, { docs: 2, sum: 16n }, 1)).toBe(true);
  });
});
