import { describe, expect, test } from 'vitest';
import type { Total } from './figure-rules';
import { callsByHour, median, sameDays, usualHours, usualOf } from './home-rules';

const ZONE = 'Europe/Berlin';
const HOUR = 3_600_000;
const TODAY = Date.parse('2026-11-24T23:00:00Z');

const answered = (startsAt: number, calls: number, talkMs = 60_000): Total => ({
  ...{ itemId: '', startsAt, direction: 'inbound', result: 'answered', bucket: 0 },
  ...{ calls, waitMs: 5000 * calls, talkMs: talkMs * calls, rated: 0, ratingSum: 0, missed: 0 },
});

test('the median of an even number is the mean of the middle two, of none nothing', () => {
  expect(median([9, 1, 5])).toBe(5);
  expect(median([1, 9, 5, 7])).toBe(6);
  expect(median([])).toBeNull();
});

test('the same weekday of eight weeks, over the change of the clocks, and none from before the first call', () => {
  const days = sameDays(TODAY, ZONE, Date.parse('2026-10-01T00:00:00Z'));
  expect(days).toHaveLength(7);
  expect(new Date(days[0] ?? 0).toISOString()).toBe('2026-11-17T23:00:00.000Z');
  expect(new Date(days[4] ?? 0).toISOString()).toBe('2026-10-20T22:00:00.000Z');
  expect(sameDays(TODAY, ZONE, undefined)).toEqual([]);
});

describe('what is usual', () => {
  const days = sameDays(TODAY, ZONE, 0).slice(0, 3);
  const totalsOf = (calls: number) => (day: number) => ({
    day,
    totals: [
      answered(day + 9 * HOUR, calls),
      answered(day + 10 * HOUR, 10),
      answered(day + 15 * HOUR, 99),
    ],
  });
  const past = days.map((day, index) => totalsOf([4, 6, 20][index] ?? 0)(day));

  test('counts up to this time of day, of the hour that runs its share', () => {
    const usual = usualOf(past, TODAY + 10.5 * HOUR, TODAY, ZONE);
    expect(usual?.answered).toBe(6 + 5);
    expect(usual?.talkMs).toBe(60_000);
    expect(usual?.missed).toBe(0);
  });

  test('is not known before the day began to have calls, nor of two weeks', () => {
    expect(usualOf(past, TODAY + 8 * HOUR, TODAY, ZONE)).toMatchObject({
      answered: 0,
      talkMs: null,
    });
    expect(usualOf(past.slice(0, 2), TODAY + 10 * HOUR, TODAY, ZONE)).toBeNull();
  });

  test('hour by hour', () => {
    const hours = past.map(({ totals }) => callsByHour(totals, ZONE));
    const usual = usualHours(hours);
    expect([usual?.[8], usual?.[9], usual?.[10], usual?.[15]]).toEqual([0, 6, 10, 99]);
    expect(usualHours(hours.slice(0, 2))).toBeNull();
  });
});
