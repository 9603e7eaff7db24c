import { expect, test } from 'vitest';
import { changesOf } from './append';

const before = { name: 'Ada', email: null, enabled: true, ha1: 'secret' };

test('holds what differs, of the named fields only', () => {
  const after = { ...before, name: 'Grace', ha1: 'other' };
  expect(changesOf(['name', 'email', 'enabled'], before, after)).toEqual({
    name: ['Ada', 'Grace'],
  });
});

test('created and removed are changes from and to nothing', () => {
  expect(changesOf(['name', 'email'], null, before)).toEqual({ name: [null, 'Ada'] });
  expect(changesOf(['enabled'], before, null)).toEqual({ enabled: [true, null] });
});
