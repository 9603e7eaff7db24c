import { expect, test } from 'vitest';
import { viewAddress, viewQuery } from './view-address';

test('a view leads back to the page it was saved on', () => {
  const calls = viewQuery('/calls', '?period=custom&number=%2B4930&call=call_1');
  expect(calls).toBe('period=custom&number=%2B4930');
  expect(viewAddress({ page: 'calls', query: calls })).toBe('/calls?period=custom&number=%2B4930');
  const report = viewQuery('/reports/queues', 'period=30d');
  expect(viewAddress({ page: 'reports', query: report })).toBe('/reports/queues?period=30d');
  expect(viewAddress({ page: 'calls', query: '' })).toBe('/calls');
});

test('never leads elsewhere', () => {
  expect(viewAddress({ page: 'reports', query: 'report=..%2F..%2F%2Fevil.example' })).toBe(
    '/reports/..%2F..%2F%2Fevil.example',
  );
});
