import { expect, test } from 'vitest';
import { duplicateOf, isDatabaseAway, isWriteConflict } from './errors';

const byAdapter = (cause: object) =>
  Object.assign(new Error('x'), {
    code: 'P2010',
    meta: { driverAdapterError: { name: 'DriverAdapterError', cause } },
  });

test.each([
  Object.assign(new Error('x'), { code: 'P1001' }),
  Object.assign(new Error('pool timeout'), { errno: 45028 }),
  Object.assign(new Error('x'), { cause: { code: 'ECONNREFUSED' } }),
  byAdapter({ kind: 'DatabaseNotReachable' }),
  byAdapter({ kind: 'mysql', originalCode: '1053' }),
])('%s: the database is away', (error) => {
  expect(isDatabaseAway(error)).toBe(true);
});

test.each([new Error('x'), undefined, 'x', { code: 'P2002' }, new TypeError('x')])(
  '%s: it is not',
  (error) => {
    expect(isDatabaseAway(error)).toBe(false);
  },
);

test('a deadlock may run again', () => {
  expect(isWriteConflict(byAdapter({ kind: 'mysql', originalCode: '1213' }))).toBe(true);
  expect(isWriteConflict(new Error('x'))).toBe(false);
});

test('a duplicate names its index', () => {
  const cause = { kind: 'UniqueConstraintViolation', constraint: { index: 'number_e164_key' } };
  expect(duplicateOf(byAdapter(cause))).toBe('number_e164_key');
  expect(duplicateOf(new Error('x'))).toBeUndefined();
});
