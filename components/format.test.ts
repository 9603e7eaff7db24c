import { describe, expect, it } from 'vitest';
import { formatDateTime, formatDuration, formatSeconds, plural } from '@/components/format';

describe('formats', () => {
  it('shows a moment in the zone of the tenant', () => {
    expect(formatDateTime('2026-01-05T23:30:00.000Z', 'Europe/Berlin')).toBe('6 Jan 2026, 00:30');
  });

  it.each([
    [400, '0:00'],
    [7_000, '0:07'],
    [760_000, '12:40'],
    [3_723_000, '1:02:03'],
  ])('%d ms lasts %s', (ms, text) => expect(formatDuration(ms)).toBe(text));

  it('never claims that something was live in no time', () => {
    expect([formatSeconds(3), formatSeconds(312)]).toEqual(['0.1 s', '0.3 s']);
  });

  it('counts in words', () => {
    expect([plural(1, 'device', 'devices'), plural(1200, 'device', 'devices')]).toEqual([
      '1 device',
      '1,200 devices',
    ]);
  });
});
