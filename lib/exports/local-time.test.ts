import { expect, test } from 'vitest';
import { localClock } from './local-time';

test('says what the clock on the wall showed, also around its changes', () => {
  const berlin = localClock('Europe/Berlin');
  expect(berlin('2026-11-25 14:04:05.123').text).toBe('2026-11-25 15:04:05');
  expect(berlin('2026-03-29 00:59:59.999').text).toBe('2026-03-29 01:59:59');
  expect(berlin('2026-03-29 01:00:00.000').text).toBe('2026-03-29 03:00:00');
  expect(berlin('2026-10-25 00:30:00.000').text).toBe('2026-10-25 02:30:00');
  expect(berlin('2026-10-25 01:30:00.000').text).toBe('2026-10-25 02:30:00');
  expect(localClock('Asia/Kathmandu')('2026-12-31 18:20:07.000').text).toBe('2027-01-01 00:05:07');
  expect(localClock('America/St_Johns')('2026-07-01 02:29:00.000').text).toBe(
    '2026-06-30 23:59:00',
  );
});

test('agrees with Intl all over a year', () => {
  for (const timeZone of ['Europe/Berlin', 'Australia/Lord_Howe', 'America/New_York', 'UTC']) {
    const clock = localClock(timeZone);
    const format = new Intl.DateTimeFormat('sv-SE', {
      ...{ timeZone, dateStyle: 'short', timeStyle: 'medium' },
    });
    for (let hour = 0; hour < 365 * 24; hour += 7) {
      const at = new Date(Date.UTC(2026, 0, 1, hour, (hour * 13) % 60, hour % 60));
      const utc = at.toISOString().replace('T', ' ').slice(0, 23);
      expect(clock(utc).text, `${timeZone} ${utc}`).toBe(format.format(at));
    }
  }
});

test('counts days as spreadsheets do', () => {
  expect(localClock('UTC')('2026-11-25 12:00:00.000').serial).toBe(46_351.5);
});
