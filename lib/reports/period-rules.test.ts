import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { isTooLong, periodBefore, planPieces, spanFor, startsOf, wholeHours } from './period-rules';
import { clockOf, dayName, instantOf, nextOf, startOf, weekHourOf } from './zone-rules';

const BERLIN = 'Europe/Berlin';
const at = (iso: string) => Date.parse(iso);
const iso = (moment: number) => new Date(moment).toISOString();
const ZONES = [
  ...['UTC', BERLIN, 'America/New_York', 'Asia/Kolkata', 'Asia/Kathmandu', 'America/Sao_Paulo'],
  ...['Australia/Lord_Howe', 'Africa/Cairo', 'Pacific/Apia', 'America/St_Johns'],
];

describe('spans by the clock of a zone', () => {
  test('the day on which the clocks go forward has 23 hours, the other 25', () => {
    const hours = (day: string) => {
      const from = startOf('day', at(day), BERLIN);
      return startsOf({ from, to: nextOf('day', from, BERLIN) }, 'hour', BERLIN).length;
    };
    expect(hours('2026-03-29T12:00:00Z')).toBe(23);
    expect(hours('2026-10-25T12:00:00Z')).toBe(25);
    expect(hours('2026-11-25T12:00:00Z')).toBe(24);
  });

  test('the hour that comes twice begins twice', () => {
    const twice = [at('2026-10-25T00:30:00Z'), at('2026-10-25T01:30:00Z')];
    expect(twice.map((moment) => iso(startOf('hour', moment, BERLIN)))).toEqual([
      '2026-10-25T00:00:00.000Z',
      '2026-10-25T01:00:00.000Z',
    ]);
  });

  test('a day without a midnight begins when its clocks begin', () => {
    const first = startOf('day', at('2017-10-15T12:00:00Z'), 'America/Sao_Paulo');
    expect(iso(first)).toBe('2017-10-15T03:00:00.000Z');
    expect(dayName(first, 'America/Sao_Paulo')).toBe('2017-10-15');
    expect(dayName(first - 1, 'America/Sao_Paulo')).toBe('2017-10-14');
  });

  test('hours of zones that are half an hour off begin at half past of UTC', () => {
    expect(iso(startOf('hour', at('2026-11-25T10:10:00Z'), 'Asia/Kolkata'))).toBe(
      '2026-11-25T09:30:00.000Z',
    );
    expect(weekHourOf(at('2026-11-25T10:10:00Z'), 'Asia/Kolkata')).toEqual({
      weekday: 3,
      hour: 15,
    });
  });

  it('never skips: the next span begins later, and what is in it starts there', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...ZONES),
        fc.constantFrom('hour' as const, 'day' as const, 'month' as const),
        fc.integer({ min: at('2010-01-01T00:00:00Z'), max: at('2030-01-01T00:00:00Z') }),
        (zone, span, moment) => {
          const start = startOf(span, moment, zone);
          expect(start).toBeLessThanOrEqual(moment);
          expect(startOf(span, start, zone)).toBe(start);
          expect(nextOf(span, start, zone)).toBeGreaterThan(start);
          expect(clockOf(instantOf(clockOf(moment, zone), zone), zone)).toBe(clockOf(moment, zone));
        },
      ),
    );
  });
});

describe('planPieces', () => {
  test('whole months, then days, then hours', () => {
    const period = { from: at('2026-01-30T21:00:00Z'), to: at('2026-04-02T08:00:00Z') };
    expect(
      planPieces(period, BERLIN).map(({ span, from, to }) => [span, iso(from), iso(to)]),
    ).toEqual([
      ['hour', '2026-01-30T21:00:00.000Z', '2026-01-30T23:00:00.000Z'],
      ['day', '2026-01-30T23:00:00.000Z', '2026-01-31T23:00:00.000Z'],
      ['month', '2026-01-31T23:00:00.000Z', '2026-03-31T22:00:00.000Z'],
      ['day', '2026-03-31T22:00:00.000Z', '2026-04-01T22:00:00.000Z'],
      ['hour', '2026-04-01T22:00:00.000Z', '2026-04-02T08:00:00.000Z'],
    ]);
  });

  test('a year of the zone is one piece, by days it stays one', () => {
    const period = { from: at('2025-12-31T23:00:00Z'), to: at('2026-12-31T23:00:00Z') };
    expect(planPieces(period, BERLIN)).toEqual([{ span: 'month', ...period }]);
    expect(planPieces(period, BERLIN, 'day')).toEqual([{ span: 'day', ...period }]);
    expect(planPieces(period, BERLIN, 'hour')).toEqual([{ span: 'hour', ...period }]);
  });

  it('covers the period once, in at most five pieces', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...ZONES),
        fc.integer({ min: at('2018-01-01T00:00:00Z'), max: at('2026-01-01T00:00:00Z') }),
        fc.integer({ min: 1, max: 400 * 24 }),
        (zone, from, hours) => {
          const period = wholeHours({ from, to: from + hours * 3_600_000 }, zone);
          const pieces = planPieces(period, zone);
          expect(pieces.length).toBeLessThanOrEqual(5);
          expect(pieces[0]?.from).toBe(period.from);
          expect(pieces.at(-1)?.to).toBe(period.to);
          pieces.forEach((piece, index) => {
            expect(piece.from).toBe(index === 0 ? period.from : pieces[index - 1]?.to);
            expect(startOf(piece.span, piece.from, zone)).toBe(piece.from);
          });
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('the period before', () => {
  const before = (from: string, to: string) => {
    const found = periodBefore({ from: at(from), to: at(to) }, BERLIN);
    return [iso(found.from), iso(found.to)];
  };
  test('of a month is the month before, however long', () => {
    expect(before('2026-02-28T23:00:00Z', '2026-03-31T22:00:00Z')).toEqual([
      '2026-01-31T23:00:00.000Z',
      '2026-02-28T23:00:00.000Z',
    ]);
  });
  test('of a day so far is the day before up to the same time', () => {
    expect(before('2026-11-24T23:00:00Z', '2026-11-25T15:00:00Z')).toEqual([
      '2026-11-23T23:00:00.000Z',
      '2026-11-24T15:00:00.000Z',
    ]);
  });
  test('of a week is the week before, over a change of the clocks', () => {
    expect(before('2026-03-29T22:00:00Z', '2026-04-05T22:00:00Z')).toEqual([
      '2026-03-22T23:00:00.000Z',
      '2026-03-29T22:00:00.000Z',
    ]);
  });
});

test('hours are widened to whole ones, and more than five years are too long', () => {
  const period = wholeHours(
    { from: at('2026-11-25T10:10:00Z'), to: at('2026-11-25T11:01:00Z') },
    BERLIN,
  );
  expect([iso(period.from), iso(period.to)]).toEqual([
    '2026-11-25T10:00:00.000Z',
    '2026-11-25T12:00:00.000Z',
  ]);
  expect(isTooLong({ from: at('2020-01-01T00:00:00Z'), to: at('2025-01-01T00:00:00Z') })).toBe(
    false,
  );
  expect(isTooLong({ from: at('2020-01-01T00:00:00Z'), to: at('2025-01-03T00:00:00Z') })).toBe(
    true,
  );
  expect(spanFor({ from: 0, to: 86_400_000 })).toBe('hour');
});
