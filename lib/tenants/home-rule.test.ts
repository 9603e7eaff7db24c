import { describe, expect, test } from 'vitest';
import { chooseHome, spreadOverHomes, type HomeCandidate } from './home-rule';

const node = (id: string, tenants: number, more: Partial<HomeCandidate> = {}): HomeCandidate => ({
  ...{ id, tenants, state: 'active', kind: 'freeswitch' },
  ...more,
});

describe('the home of a new PBX', () => {
  test('is the node with the fewest, the first by id among equals', () => {
    expect(chooseHome([node('b', 3), node('a', 5), node('c', 4)])).toBe('b');
    expect(chooseHome([node('c', 1), node('b', 1), node('a', 2)])).toBe('b');
  });

  test('may be one that the worker has not met yet', () => {
    expect(chooseHome([node('a', 1), node('b', 0, { kind: 'unknown' })])).toBe('b');
  });

  test('is never a simulator, nor one that takes no new calls', () => {
    const others = [
      node('a', 0, { kind: 'simulator' }),
      node('b', 0, { state: 'draining' }),
      node('c', 0, { state: 'disabled' }),
    ];
    expect(chooseHome([...others, node('d', 900)])).toBe('d');
    expect(chooseHome(others)).toBeNull();
    expect(chooseHome([])).toBeNull();
  });
});

describe('many PBXs', () => {
  const many = Array.from({ length: 5000 }, (_, index) => index);
  const sizes = (nodes: HomeCandidate[]) =>
    Object.fromEntries([...spreadOverHomes(nodes, many)].map(([id, all]) => [id, all.length]));

  test('fill the emptier nodes first, then go round', () => {
    expect(sizes([node('a', 0), node('b', 1000), node('c', 0)])).toEqual({
      ...{ a: 2000, b: 1000, c: 2000 },
    });
  });

  test('have no home when there is none', () => {
    expect([...spreadOverHomes([node('a', 0, { state: 'disabled' })], ['x', 'y'])]).toEqual([
      [null, ['x', 'y']],
    ]);
  });

  test('leave the counts that were given as they are', () => {
    const given = [node('a', 0)];
    spreadOverHomes(given, many);
    expect(given).toEqual([node('a', 0)]);
  });
});
