import { expect, test } from 'vitest';
import { checkSchedule, schedule, type ScheduleConfig } from './contract';
import { newHolidays } from './holiday-rules';
import { compileSchedule } from './plan';
import { isDate } from './rules';
import { endOfDay, instantAt, wallClock } from './wall-rules';

const iso = (ms: number | undefined) => (ms === undefined ? ms : new Date(ms).toISOString());

test.each([
  ['2026-11-25T18:00', 'Europe/Berlin', '2026-11-25T17:00:00.000Z'],
  ['2026-07-01T18:00', 'America/St_Johns', '2026-07-01T20:30:00.000Z'],
  ['2026-03-29T02:30', 'Europe/Berlin', '2026-03-29T01:30:00.000Z'],
  ['2026-10-25T02:30', 'Europe/Berlin', '2026-10-25T00:30:00.000Z'],
  ['2026-04-05T01:45', 'Australia/Lord_Howe', '2026-04-04T14:45:00.000Z'],
  ['soon', 'Europe/Berlin', undefined],
])('%s in %s is %s', (local, zone, expected) => {
  expect(iso(instantAt(local, zone))).toBe(expected);
});

test('a clock shows what was asked for, and the day ends at its midnight', () => {
  const ms = Date.parse('2026-11-25T22:30:00Z');
  expect(wallClock(ms, 'Asia/Kathmandu')).toBe('2026-11-26T04:15');
  expect(iso(endOfDay(ms, 'Europe/Berlin'))).toBe('2026-11-25T23:00:00.000Z');
  expect(iso(endOfDay(ms, 'Asia/Kathmandu'))).toBe('2026-11-26T18:15:00.000Z');
});

test.each([
  ['2026-12-24', true],
  ['02-29', true],
  ['2027-02-29', false],
  ['12-32', false],
  ['1999-01-01', false],
  ['2026-1-1', false],
])('%s is a day: %s', (text, expected) => {
  expect(isDate(text)).toBe(expected);
});

const BLANK = schedule.defaults as ScheduleConfig;

test('what does not fit together is named by its place', () => {
  const faults = checkSchedule({
    ...BLANK,
    week: [
      { days: [1, 1], from: '08:00', to: '08:00' },
      { days: [2], from: '24:00', to: '08:00' },
      { days: [3], from: '22:00', to: '04:00' },
    ],
    holidays: [
      { name: 'A', from: '2026-12-24', to: '12-26', open: [] },
      { name: 'B', from: '2026-12-24', to: '2026-12-23', open: [] },
      { name: 'C', from: '12-24', to: '01-06', open: [{ from: '22:00', to: '04:00' }] },
    ],
  });
  expect(faults.map(({ field }) => field)).toEqual([
    ...['week.0.days', 'week.0.to', 'week.1.from'],
    ...['holidays.0.to', 'holidays.1.to', 'holidays.2.open.0.to'],
  ]);
});

const BUSY = { kind: 'busy' } as const;
const HANG_UP = { kind: 'hangup' } as const;

function stepsOf(config: Partial<ScheduleConfig>): unknown {
  const row = { id: 'sch_1', kind: 'schedule', name: 'Hours', number: null, enabled: true };
  const whole = { ...row, config: { ...BLANK, ...config } };
  return compileSchedule(whole, { timezone: 'Europe/Berlin' }).steps;
}

test('a call goes where the state leads, and ends where nothing is chosen', () => {
  const when = (is: string, go: object) => ({
    do: 'when',
    if: [{ on: 'schedule', id: 'sch_1', is }],
    go,
  });
  const end = { do: 'end', as: 'no_answer' };
  expect(stepsOf({ whenOpen: BUSY, whenClosed: HANG_UP })).toEqual([
    when('open', BUSY),
    { do: 'go', to: HANG_UP },
  ]);
  expect(stepsOf({ whenOpen: BUSY })).toEqual([when('open', BUSY), end]);
  expect(stepsOf({ whenClosed: HANG_UP })).toEqual([when('closed', HANG_UP), end]);
  expect(stepsOf({})).toEqual([end]);
});

test('holidays of a country are added once, and not where something stands already', () => {
  const dates = [
    { date: '2026-12-25', name: 'Christmas Day', everyYear: true },
    { date: '2027-12-25', name: 'Christmas Day', everyYear: true },
    { date: '2026-04-03', name: 'Good Friday', everyYear: false },
    { date: '2026-05-01', name: 'Labour Day', everyYear: true },
  ];
  const added = newHolidays(dates, [{ from: '2026-04-01', to: '2026-04-05' }]);
  expect(added.map(({ from }) => from)).toEqual(['12-25', '05-01']);
  expect(newHolidays(dates, added).map(({ from }) => from)).toEqual(['2026-04-03']);
});
