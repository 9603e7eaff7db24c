import { expect, test } from 'vitest';
import { otherNumber } from '@/components/calls/call-back';
import { newCallsPath } from '@/components/calls/use-new-calls';
import type { Call } from '@/lib/calls/contract';

const NOW = Date.parse('2026-11-25T12:00:00Z');
const shown = [{ startedAt: '2026-11-25T11:00:00.000Z' } as Call];
const asked = (path: string, calls: readonly Call[] = shown) =>
  new URLSearchParams(newCallsPath(path, calls, NOW)?.split('?')[1]);

test('new calls are asked for with the same filters, from a while before the newest', () => {
  const query = asked('/calls?from=2026-11-20T00%3A00%3A00.000Z&missed=true&number=%2B4930');
  expect(Object.fromEntries(query)).toEqual({
    ...{ missed: 'true', number: '+4930', limit: '100' },
    from: '2026-11-25T10:50:00.000Z',
  });
});

test('never from before the period, and from now on where there is no call yet', () => {
  const from = '2026-11-25T10:55:00.000Z';
  expect(asked(`/calls?from=${encodeURIComponent(from)}`).get('from')).toBe(from);
  expect(asked('/calls', []).get('from')).toBe('2026-11-25T11:50:00.000Z');
});

test('not at all once the period is over', () => {
  const to = (iso: string) => newCallsPath(`/calls?to=${encodeURIComponent(iso)}`, shown, NOW);
  expect(to('2026-11-25T00:00:00Z')).toBeNull();
  expect(to('2026-11-26T00:00:00Z')).not.toBeNull();
});

test.each([
  ['inbound', '+4930901820', '101', '+4930901820'],
  ['outbound', '101', '+4930901820', '+4930901820'],
  ['inbound', '', '101', undefined],
  ['inbound', 'anonymous', '101', undefined],
  ['inbound', '+49;ext=1', '101', undefined],
])('the number to call back of an %s call from %s to %s: %s', (...facts) => {
  const [direction, callerNumber, calledNumber, other] = facts;
  expect(otherNumber({ direction, callerNumber, calledNumber })).toBe(other);
});
