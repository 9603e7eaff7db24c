import { expect, test } from 'vitest';
import { combineSync, syncState } from './rules';

const at = (ms: number) => new Date(1_700_000_000_000 + ms);
const refusal = { node: 'media-1', reason: 'not well-formed' };

test('waits for every pointer', () => {
  const pushed = [
    { createdAt: at(0), liveAt: at(300) },
    { createdAt: at(0), liveAt: null },
  ];
  expect(syncState(4, pushed, [])).toMatchObject({ state: 'pending', liveInMs: null });
});

test('is live when all are, or when they are so old that they were pruned', () => {
  expect(syncState(4, [{ createdAt: at(0), liveAt: at(300) }], [])).toEqual({
    revision: 4,
    state: 'live',
    liveInMs: 300,
    refusals: [],
  });
  expect(syncState(4, [], [])).toMatchObject({ state: 'live', liveInMs: null });
});

test('a refusal counts more than anything else', () => {
  expect(syncState(4, [{ createdAt: at(0), liveAt: null }], [refusal]).state).toBe('refused');
});

test('a whole is as far as the last of its parts', () => {
  const live = syncState(4, [{ createdAt: at(0), liveAt: at(300) }], []);
  const later = syncState(6, [{ createdAt: at(0), liveAt: at(90) }], []);
  const pending = syncState(5, [{ createdAt: at(0), liveAt: null }], []);
  expect(combineSync(live, [later])).toMatchObject({ revision: 6, state: 'live', liveInMs: 90 });
  expect(combineSync(live, [pending])).toMatchObject({ state: 'pending', liveInMs: null });
  expect(combineSync(live, [syncState(3, [], [refusal])])).toMatchObject({
    state: 'refused',
    refusals: [refusal],
  });
});
