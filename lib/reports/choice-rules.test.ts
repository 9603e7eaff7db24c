import { expect, test } from 'vitest';
import { asReportChoice, callsHref, reportRange } from './choice-rules';

const ZONE = 'Europe/Berlin';
const NOW = Date.parse('2026-11-25T14:10:00Z');

test.each([
  ['today', {}, '2026-11-24T23:00:00.000Z', '2026-11-25T15:00:00.000Z'],
  ['yesterday', {}, '2026-11-23T23:00:00.000Z', '2026-11-24T23:00:00.000Z'],
  ['7d', {}, '2026-11-18T23:00:00.000Z', '2026-11-25T15:00:00.000Z'],
  ['month', {}, '2026-10-31T23:00:00.000Z', '2026-11-25T15:00:00.000Z'],
  ['last-month', {}, '2026-09-30T22:00:00.000Z', '2026-10-31T23:00:00.000Z'],
  ['year', {}, '2025-11-30T23:00:00.000Z', '2026-11-30T23:00:00.000Z'],
  [
    'custom',
    { from: '2026-03-28', to: '2026-03-29' },
    '2026-03-27T23:00:00.000Z',
    '2026-03-29T22:00:00.000Z',
  ],
  [
    'custom',
    { from: '2026-03-28', to: '2026-03-01' },
    '2026-03-27T23:00:00.000Z',
    '2026-03-28T23:00:00.000Z',
  ],
  ['custom', { from: 'yesterday', to: '' }, '2026-11-18T23:00:00.000Z', '2026-11-25T15:00:00.000Z'],
] as const)('%s %o', (choice, days, from, to) => {
  expect(reportRange(choice, days, ZONE, NOW)).toEqual({ from, to });
});

test('an unknown word is the last week', () => {
  expect(asReportChoice('century')).toBe('7d');
});

test('the calls behind a figure: whole days of the zone, and its filters', () => {
  const period = { from: '2026-11-23T23:00:00Z', to: '2026-11-24T23:00:00Z', timeZone: ZONE };
  expect(callsHref(period, { queueId: 'que_1' })).toBe(
    '/calls?period=custom&from=2026-11-24&to=2026-11-24&queueId=que_1',
  );
});
