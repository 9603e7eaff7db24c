import { beforeAll, expect, test } from 'vitest';
import { decodeCursor, encodeCursor } from './cursor';

beforeAll(() => {
  Object.assign(process.env, {
    DATABASE_URL: 'mysql://x:x@127.0.0.1:1/x',
    KAMAILIO_DATABASE_URL: 'mysql://x:x@127.0.0.1:1/x',
    APP_SECRET: 's'.repeat(32),
    WORKER_TOKEN: 't'.repeat(32),
  });
});

test('comes back as it went', () => {
  const cursor = encodeCursor('calls', [1_700_000_000_000, 'call_1']);
  expect(cursor).toMatch(/^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+$/);
  expect(decodeCursor('calls', cursor, 2)).toEqual([1_700_000_000_000, 'call_1']);
  expect(decodeCursor('calls', undefined, 2)).toBeUndefined();
});

test('is refused when it was made up, changed or is of another list', () => {
  const cursor = encodeCursor('calls', ['a']);
  const forged = Buffer.from('["b"]').toString('base64url');
  for (const wrong of ['', '.', 'x.y', `${forged}.${cursor.split('.')[1]}`, `${cursor}x`]) {
    expect(() => decodeCursor('calls', wrong, 1), wrong).toThrow(/Not a cursor/);
  }
  expect(() => decodeCursor('extensions', cursor, 1)).toThrow(/Not a cursor/);
  expect(() => decodeCursor('calls', cursor, 2)).toThrow(/Not a cursor/);
});
