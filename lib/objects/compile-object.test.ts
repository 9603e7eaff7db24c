import { expect, it } from 'vitest';
import { OBJECT_KINDS } from './registry';
import { COMPILERS } from './compile-object';

it('every kind that an owner can set up has its line', () => {
  expect(OBJECT_KINDS.map(({ kind }) => kind).filter((kind) => !(kind in COMPILERS))).toEqual([]);
});
