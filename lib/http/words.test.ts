import { expect, test } from 'vitest';
import { z } from 'zod';
import { fieldErrors, wordsOf } from './words';

const schema = z.strictObject({
  name: z.string().max(3),
  age: z.int(),
  kind: z.enum(['a', 'b']),
  inner: z.strictObject({ list: z.array(z.string()).min(2) }),
});

function complaints(given: unknown) {
  const result = schema.safeParse(given, { error: wordsOf });
  return result.success ? [] : fieldErrors(result.error);
}

test('names the field by its path and says what is expected', () => {
  expect(
    complaints({ name: 'long', age: 1.5, kind: 'c', inner: { list: ['x'], more: 1 } }),
  ).toEqual([
    { field: 'name', message: 'At most 3 characters.' },
    { field: 'age', message: 'Must be a whole number.' },
    { field: 'kind', message: 'Must be one of: a, b.' },
    { field: 'inner.list', message: 'At least 2 items.' },
    { field: 'inner.more', message: 'There is no such field.' },
  ]);
});

test('tells missing from wrong', () => {
  const good = { name: 'x', age: 1, kind: 'a', inner: { list: ['x', 'y'] } };
  expect(complaints({ ...good, name: undefined })).toEqual([
    { field: 'name', message: 'Is required.' },
  ]);
  expect(complaints({ ...good, name: null })).toEqual([
    { field: 'name', message: 'Must be a string.' },
  ]);
});

test('ends somewhere, however much is wrong', () => {
  const many = Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`f${index}`, 1]));
  expect(complaints(many).length).toBeLessThanOrEqual(50);
});
