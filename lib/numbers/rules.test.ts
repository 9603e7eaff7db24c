import { expect, test } from 'vitest';
import { searchedNumber } from './rules';

test('a number is searched for as it is kept, a word as it is typed', () => {
  expect(searchedNumber('+49 (30) 90-18/20')).toBe('+4930901820');
  expect(searchedNumber('Main line 2')).toBe('Main line 2');
});
