import { describe, expect, it } from 'vitest';
import { asPeriod, dayOf, rangeOf, startOfDay } from '@/components/calls/periods';

const BERLIN = 'Europe/Berlin';
const now = new Date('2026-11-23T23:30:00Z');

describe('periods', () => {
  it('begins a day at midnight of the zone, also where the clock changes', () => {
    expect(startOfDay('2026-11-23', BERLIN).toISOString()).toBe('2026-11-22T23:00:00.000Z');
    expect(startOfDay('2026-03-29', BERLIN).toISOString()).toBe('2026-03-28T23:00:00.000Z');
    expect(startOfDay('2026-03-30', BERLIN).toISOString()).toBe('2026-03-29T22:00:00.000Z');
    expect(startOfDay('2026-11-01', 'America/New_York').toISOString()).toBe(
      '2026-11-01T04:00:00.000Z',
    );
  });

  it('knows which day it is there', () => {
    expect(dayOf(now, BERLIN)).toBe('2026-11-24');
    expect(dayOf(now, 'America/New_York')).toBe('2026-11-23');
  });

  it('speaks of today, yesterday and the last days', () => {
    expect(rangeOf('today', {}, BERLIN, now)).toEqual({ from: '2026-11-23T23:00:00.000Z' });
    expect(rangeOf('yesterday', {}, BERLIN, now)).toEqual({
      from: '2026-11-22T23:00:00.000Z',
      to: '2026-11-23T23:00:00.000Z',
    });
    expect(rangeOf('7d', {}, BERLIN, now)).toEqual({ from: '2026-11-17T23:00:00.000Z' });
    expect(rangeOf('all', {}, BERLIN, now)).toEqual({});
  });

  it('takes own days whole, and passes over what is none', () => {
    const days = { fromDay: '2026-11-01', toDay: '2026-11-02' };
    expect(rangeOf('custom', days, 'UTC', now)).toEqual({
      from: '2026-11-01T00:00:00.000Z',
      to: '2026-11-03T00:00:00.000Z',
    });
    expect(rangeOf('custom', { fromDay: 'x', toDay: '2026-13-40' }, 'UTC', now)).toEqual({});
    expect(rangeOf('custom', { fromDay: '2026-11-05', toDay: '2026-11-01' }, 'UTC', now)).toEqual({
      from: '2026-11-05T00:00:00.000Z',
    });
  });

  it('falls back to a week', () => expect(asPeriod("'; drop")).toBe('7d'));
});
