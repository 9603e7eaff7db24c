import { expect, test } from 'vitest';
import { rangeOf } from '@/components/calls/periods';
import { nextRun, type Timing } from './schedule-rules';
import { callFilterOf } from './view-filter';

const next = (timing: Timing, after: string, zone = 'Europe/Berlin') =>
  new Date(nextRun(timing, zone, Date.parse(after))).toISOString();

test('every day at a time by the clocks of the PBX, also when they change', () => {
  const daily: Timing = { every: 'day', time: '08:30' };
  expect(next(daily, '2026-11-25T07:29:59Z')).toBe('2026-11-25T07:30:00.000Z');
  expect(next(daily, '2026-11-25T07:30:00Z')).toBe('2026-11-26T07:30:00.000Z');
  expect(next(daily, '2026-03-28T12:00:00Z')).toBe('2026-03-29T06:30:00.000Z');
  const leapt: Timing = { every: 'day', time: '02:30' };
  expect(next(leapt, '2026-03-28T12:00:00Z')).toBe('2026-03-29T01:30:00.000Z');
  expect(next(leapt, '2026-10-24T12:00:00Z')).toBe('2026-10-25T00:30:00.000Z');
  expect(next(leapt, '2026-10-25T00:30:00Z')).toBe('2026-10-26T01:30:00.000Z');
});

test('on working days, on a day of the week, on a day of the month', () => {
  const friday = '2026-11-27T12:00:00Z';
  expect(next({ every: 'weekday', time: '06:00' }, friday)).toBe('2026-11-30T05:00:00.000Z');
  expect(next({ every: 'week', weekday: 7, time: '06:00' }, friday)).toBe(
    '2026-11-29T05:00:00.000Z',
  );
  expect(next({ every: 'month', day: 28, time: '00:00' }, friday)).toBe('2026-11-27T23:00:00.000Z');
  expect(next({ every: 'month', day: 27, time: '00:00' }, friday)).toBe('2026-12-26T23:00:00.000Z');
});

test('a saved address means what the page would show', () => {
  const now = new Date('2026-10-25T12:00:00Z');
  for (const period of ['today', 'yesterday', '7d', '30d', 'all', 'custom'] as const) {
    const custom = { fromDay: '2026-03-29', toDay: '2026-03-29' };
    const query = `period=${period}&from=${custom.fromDay}&to=${custom.toDay}`;
    const { from, to } = callFilterOf(query, 'Europe/Berlin', now.getTime());
    expect({ ...(from && { from }), ...(to && { to }) }, period).toEqual(
      rangeOf(period, custom, 'Europe/Berlin', now),
    );
  }
});

test('filters of a saved address are read, and what does not fit is left out', () => {
  const query =
    'period=all&direction=inbound&missed=true&minTalkSeconds=30&rating=9&call=call_1&number=%2B4930';
  expect(callFilterOf(query, 'UTC', 0)).toEqual({
    direction: 'inbound',
    missed: true,
    minTalkSeconds: 30,
    number: '+4930',
  });
});
