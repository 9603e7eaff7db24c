import { expect, test } from 'vitest';
import { fileName, maySee, piecesOf } from './rules';

test('a file is seen by nobody who may see less than it holds', () => {
  expect(maySee({}, {})).toBe(true);
  expect(maySee({ extensionId: 'ext_1' }, {})).toBe(true);
  expect(maySee({}, { extensionId: 'ext_1' })).toBe(false);
  expect(maySee({ extensionId: 'ext_1' }, { extensionId: 'ext_1' })).toBe(true);
  expect(maySee({ extensionId: 'ext_1' }, { extensionId: 'ext_2' })).toBe(false);
  expect(maySee({ extensionId: null }, { extensionId: null })).toBe(false);
  expect(maySee({}, { groupIds: ['que_1'] })).toBe(false);
  expect(maySee({ groupIds: ['que_1'] }, { groupIds: ['que_1', 'rg_1'] })).toBe(true);
  expect(maySee({ groupIds: ['que_1', 'rg_2'] }, { groupIds: ['que_1', 'rg_1'] })).toBe(false);
});

test('a range is cut out of the parts it touches', () => {
  const parts = [{ bytes: 10 }, { bytes: 5 }, { bytes: 20 }];
  const cut = (first: number, last: number) =>
    piecesOf(parts, { first, last }).map((piece) => [
      parts.indexOf(piece.part),
      piece.first,
      piece.last,
    ]);
  expect(cut(0, 34)).toEqual([
    [0, 0, 9],
    [1, 0, 4],
    [2, 0, 19],
  ]);
  expect(cut(9, 10)).toEqual([
    [0, 9, 9],
    [1, 0, 0],
  ]);
  expect(cut(34, 34)).toEqual([[2, 19, 19]]);
  expect(cut(11, 12)).toEqual([[1, 1, 2]]);
});

test('a file is named after what it holds and when', () => {
  expect(fileName('calls', 'csv', new Date('2026-11-25T14:04:05Z'))).toBe(
    'calls-20261125-1404.csv',
  );
});
