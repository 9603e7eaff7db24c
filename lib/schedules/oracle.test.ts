import fc from 'fast-check';
import { format } from 'prettier';
import { expect, test } from 'vitest';
import type { ScheduleState, ScheduleTable } from '@/lib/call-plan/plan';
import { nextChange, stateAt } from '@/lib/call-plan/schedule';
import { schedule, type ScheduleConfig } from './contract';
import { offsetsOf } from './offsets';
import { compileTable } from './table';
import { dateNumber, isYearly, minutesOf } from './rules';

const seconds = (iso: string) => Date.parse(iso) / 1000;
const readers = new Map<string, Intl.DateTimeFormat>();

/** The clock on the wall of a zone: Intl's own answer, without our offsets. */
function wall(zone: string, at: number) {
  let reader = readers.get(zone);
  reader ??= new Intl.DateTimeFormat('en-GB', {
    ...{ timeZone: zone, hourCycle: 'h23', weekday: 'short', year: 'numeric' },
    ...{ month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric' },
  });
  readers.set(zone, reader);
  const parts = Object.fromEntries(
    reader.formatToParts(at * 1000).map(({ type, value }) => [type, value]),
  );
  const number = (name: string) => Number(parts[name]);
  return {
    weekday: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'].indexOf(parts.weekday ?? '') + 1,
    date: number('year') * 10_000 + number('month') * 100 + number('day'),
    minute: number('hour') * 60 + number('minute'),
  };
}

/** What the words of the configuration mean, read from the wall clock and not from a table. */
function judge(config: ScheduleConfig, zone: string, at: number): ScheduleState {
  const { override, week, holidays } = config;
  if (override && at < Math.ceil(Date.parse(override.until) / 1000)) return override.is;
  const { weekday, date, minute } = wall(zone, at);
  const covers = ({ from, to }: { from: string; to: string }) => {
    const [first, last] = [dateNumber(from), dateNumber(to)];
    if (!isYearly(from)) return first <= date && date <= last;
    const day = date % 10_000;
    return first <= last ? first <= day && day <= last : day >= first || day <= last;
  };
  const fitting = holidays.filter(covers);
  const holiday = fitting.find(({ from }) => !isYearly(from)) ?? fitting[0];
  const yesterday = weekday === 1 ? 7 : weekday - 1;
  const isOpen = holiday
    ? holiday.open.some(({ from, to }) => minutesOf(from) <= minute && minute < minutesOf(to))
    : week.some(({ days, from, to }) => {
        const [first, last] = [minutesOf(from), minutesOf(to)];
        const isOver = last <= first;
        if (days.includes(weekday) && minute >= first && (isOver || minute < last)) return true;
        return isOver && days.includes(yesterday) && minute < last;
      });
  return isOpen ? 'open' : 'closed';
}

const EMPTY: ScheduleConfig = {
  ...{ timezone: null, week: [], holidays: [], override: null, whenOpen: null, whenClosed: null },
};
const OFFICE: ScheduleConfig = {
  ...EMPTY,
  week: [
    { days: [1, 2, 3, 4, 5], from: '08:30', to: '12:00' },
    { days: [1, 2, 3, 4], from: '13:00', to: '17:30' },
    { days: [6], from: '00:00', to: '24:00' },
  ],
  holidays: [
    { name: 'Christmas', from: '12-24', to: '12-26', open: [] },
    { name: 'Over New Year', from: '12-30', to: '01-02', open: [{ from: '10:00', to: '11:30' }] },
    { name: 'Leap day', from: '02-29', to: '02-29', open: [] },
    { name: 'Works outing', from: '2026-07-03', to: '2026-07-03', open: [] },
    {
      name: 'Summer',
      from: '2027-07-19',
      to: '2027-08-06',
      open: [{ from: '09:00', to: '24:00' }],
    },
  ],
};
const NIGHT: ScheduleConfig = {
  ...EMPTY,
  week: [
    { days: [5, 6], from: '22:00', to: '04:00' },
    { days: [7], from: '18:00', to: '02:30' },
    { days: [1, 2, 3], from: '23:59', to: '00:01' },
  ],
};
/** The hours that a change of the clocks skips or gives twice, in all zones below. */
const SMALL_HOURS: ScheduleConfig = {
  ...EMPTY,
  week: [{ days: [7, 1], from: '01:30', to: '02:30' }],
  override: { is: 'closed', until: '2026-10-25T01:15:00.500Z' },
};
const CONFIGS = { OFFICE, NIGHT, SMALL_HOURS };
const ZONES = [
  'Europe/Berlin',
  'Europe/London',
  'America/New_York',
  'America/St_Johns',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'Pacific/Auckland',
  'Pacific/Chatham',
  'UTC',
];
const NEAR = [-3601, -1800, -61, -1, 0, 1, 59, 1800, 3599, 3600, 7200];
const MOMENTS = [
  ...[
    '2026-12-24T00:00:00Z',
    '2026-12-31T23:00:00Z',
    '2027-01-01T00:00:00Z',
    '2027-01-03T00:00:00Z',
  ],
  ...[
    '2028-02-28T23:59:59Z',
    '2028-02-29T12:00:00Z',
    '2028-03-01T00:00:00Z',
    '2027-03-01T09:00:00Z',
  ],
  ...[
    '2026-07-03T09:00:00Z',
    '2027-08-06T21:59:59Z',
    '2027-08-06T22:00:00Z',
    '2045-12-31T23:59:59Z',
  ],
];

/** Both changes of some years, New Year, a leap day, the edges of hours. */
function momentsOf(zone: string): number[] {
  const changes = offsetsOf(zone)
    .slice(1)
    .filter((_, index) => index < 4 || index > 38)
    .flatMap(([at]) => NEAR.map((by) => at + by));
  const edges = MOMENTS.flatMap((iso) => [-1, 0, 60].map((by) => seconds(iso) + by));
  return [...changes, ...edges];
}

test.each(ZONES)(
  '%s: open and closed as Intl has the time, around both changes of the clocks',
  (zone) => {
    for (const config of Object.values(CONFIGS)) {
      const table = compileTable(config, zone);
      const got = momentsOf(zone).map((at) => [at, stateAt(table, at)]);
      expect(got).toEqual(momentsOf(zone).map((at) => [at, judge(config, zone, at)]));
    }
  },
);

const clock = fc.integer({ min: 0, max: 1439 }).map((minute) => {
  const two = (part: number) => String(part).padStart(2, '0');
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
});
const hours = fc
  .record({
    days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
    from: clock,
    to: clock,
  })
  .filter(({ from, to }) => from !== to);
const dayHours = fc
  .tuple(clock, clock)
  .filter(([a, b]) => a !== b)
  .map(([a, b]) => (a < b ? { from: a, to: b } : { from: b, to: a }));
const day = fc
  .date({ min: new Date('2026-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const open = fc.array(dayHours, { maxLength: 2 });
// One length for all, so that the shorter of two cannot decide instead of the order.
const holiday = fc.oneof(
  fc
    .record({ name: fc.constant('A'), day, open })
    .map(({ day: from, ...rest }) => ({ ...rest, from, to: from })),
  fc
    .record({ name: fc.constant('B'), day, open })
    .map(({ day: from, ...rest }) => ({ ...rest, from: from.slice(5), to: from.slice(5) })),
);
const anyConfig = fc
  .record({
    week: fc.array(hours, { maxLength: 5 }),
    holidays: fc.array(holiday, { maxLength: 4 }),
  })
  .map((some): ScheduleConfig => ({ ...EMPTY, ...some }));
const anyZone = fc.constantFrom(
  ...ZONES,
  'Africa/Casablanca',
  'America/Santiago',
  'Asia/Tehran',
  'Australia/Adelaide',
);
const anyMoment = fc.integer({
  min: seconds('2026-01-01T00:00:00Z'),
  max: seconds('2030-12-31T00:00:00Z'),
});

test('5,000 generated schedules, zones and moments are as Intl has them', () => {
  fc.assert(
    fc.property(anyConfig, anyZone, anyMoment, (config, zone, at) => {
      expect(stateAt(compileTable(config, zone), at)).toBe(judge(config, zone, at));
    }),
    { numRuns: 5000, seed: 3 },
  );
});

test('nothing changes before the next change, and it changes then', () => {
  fc.assert(
    fc.property(
      anyConfig,
      anyZone,
      anyMoment,
      fc.array(fc.float({ min: 0, max: 1, noNaN: true })),
      (config, zone, at, parts) => {
        const table = compileTable(config, zone);
        const next = nextChange(table, at);
        const now = stateAt(table, at);
        const end = next ?? at + 400 * 86_400;
        for (const part of parts) {
          expect(stateAt(table, Math.min(end - 1, at + Math.floor((end - at) * part)))).toBe(now);
        }
        expect(stateAt(table, end - 1)).toBe(now);
        if (next !== null) expect(stateAt(table, next)).not.toBe(now);
      },
    ),
    { numRuns: 500, seed: 3 },
  );
});

test('the table of cases that the media node is held to', async () => {
  const tables: Record<string, ScheduleTable> = {};
  const cases: [table: string, at: number, is: ScheduleState, next: number | null][] = [];
  for (const zone of ZONES) {
    for (const [name, config] of Object.entries(CONFIGS)) {
      // One week of hours, and each zone, is enough for the file.
      if (name !== 'OFFICE' && zone !== 'Australia/Lord_Howe' && zone !== 'Europe/Berlin') continue;
      const key = `${name} ${zone}`;
      const table = compileTable(config, zone);
      tables[key] = table;
      for (const at of momentsOf(zone)) {
        cases.push([key, at, judge(config, zone, at), nextChange(table, at)]);
      }
    }
  }
  tables.ALWAYS = compileTable(OFFICE, 'Europe/Berlin', false);
  tables.NEVER = compileTable(EMPTY, 'Europe/Berlin');
  cases.push(['ALWAYS', 1_800_000_000, 'open', null], ['NEVER', 1_800_000_000, 'closed', null]);
  const note =
    '[table, seconds since 1970, state, next change]; written by lib/schedules/oracle.test.ts, states by Intl.';
  const text = await format(JSON.stringify({ note, tables, cases }), {
    parser: 'json',
    printWidth: 100,
  });
  await expect(text).toMatchFileSnapshot('../call-plan/schedule-cases.json');
});

test('the defaults and the example of the contract are a schedule', () => {
  const { name: _, ...example } = schedule.example;
  const config = { ...schedule.defaults, ...example } as ScheduleConfig;
  expect(schedule.check?.(config)).toEqual([]);
  expect(stateAt(compileTable(config, 'UTC'), seconds('2026-11-25T08:00:00Z'))).toBe('open');
});
