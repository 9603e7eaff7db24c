import { expect, test } from 'vitest';
import { spansOf, timesOf } from './agent-time-rules';

const PERIOD = { from: 1000, to: 9000 };
const change = (at: number, state: string, reason: string | null = null) => ({ at, state, reason });

test('a state that began before the period counts from its start, and nothing after now', () => {
  const changes = [
    change(0, 'logged_in'),
    change(3000, 'paused', 'Lunch'),
    change(4000, 'logged_in'),
  ];
  const spans = spansOf(changes, PERIOD, 6000);
  expect(spans.map(({ from, to, state }) => [from, to, state])).toEqual([
    [1000, 3000, 'logged_in'],
    [3000, 4000, 'paused'],
    [4000, 6000, 'logged_in'],
  ]);
  expect(timesOf(spans, false)).toEqual({
    ...{ loggedInMs: 4000, pausedMs: 1000, spans: null },
    pauses: [{ reason: 'Lunch', times: 1, ms: 1000 }],
  });
});

test('breaks are added up by reason, the longest first; without a reason, too', () => {
  const changes = [
    ...[change(1000, 'paused', 'Lunch'), change(2000, 'logged_in'), change(3000, 'paused')],
    ...[change(6000, 'logged_in'), change(7000, 'paused', 'Lunch'), change(7500, 'logged_out')],
  ];
  expect(timesOf(spansOf(changes, PERIOD, 20_000), true).pauses).toEqual([
    { reason: null, times: 1, ms: 3000 },
    { reason: 'Lunch', times: 2, ms: 1500 },
  ]);
});

test('before the first change nothing is known', () => {
  expect(spansOf([], PERIOD, 6000)).toEqual([]);
  expect(spansOf([change(5000, 'logged_in')], PERIOD, 20_000)).toMatchObject([
    { from: 5000, to: 9000 },
  ]);
});
