import { expect, test } from 'vitest';
import { longerThan, nextKey } from '@/components/menus/key-rules';

const keys = (...digits: string[]) => digits.map((each) => ({ digits: each }));

test('the next key is the first of a phone that is free', () => {
  expect(nextKey([])).toBe('1');
  expect(nextKey(keys('1', '2', '12'))).toBe('3');
  expect(nextKey(keys(...'123456789'))).toBe('*');
  expect(nextKey(keys(...'123456789*0#'))).toBe('');
});

test('a key that begins longer ones says which', () => {
  expect(longerThan(keys('1', '12', '123', '2'), '1')).toEqual(['12', '123']);
  expect(longerThan(keys('1', '2'), '1')).toEqual([]);
  expect(longerThan(keys('1', ''), '')).toEqual([]);
});
