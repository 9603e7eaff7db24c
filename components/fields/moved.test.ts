import { expect, test } from 'vitest';
import { moved, replaced, without } from './moved';

const LIST = ['a', 'b', 'c'];

test('an item moves to its new place and the others close up', () => {
  expect(moved(LIST, 0, 2)).toEqual(['b', 'c', 'a']);
  expect(moved(LIST, 2, 1)).toEqual(['a', 'c', 'b']);
});

test('there is nothing before the first or behind the last place', () => {
  expect(moved(LIST, 0, -1)).toEqual(LIST);
  expect(moved(LIST, 2, 3)).toEqual(LIST);
});

test('one is taken out or put in the place of another, and the list itself stays as it was', () => {
  expect(without(LIST, 1)).toEqual(['a', 'c']);
  expect(replaced(LIST, 1, 'x')).toEqual(['a', 'x', 'c']);
  expect(LIST).toEqual(['a', 'b', 'c']);
});
