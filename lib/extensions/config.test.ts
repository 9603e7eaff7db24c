import { expect, test } from 'vitest';
import { configOf, EXTENSION_DEFAULTS, storedConfig, toldAfter, toldOf } from './config';

const row = { config: storedConfig(EXTENSION_DEFAULTS, { doNotDisturb: 50 }) };

test('when something was said is kept beside it and never shown', () => {
  expect(configOf(row)).toEqual(EXTENSION_DEFAULTS);
  expect(toldOf(row)).toEqual({ doNotDisturb: 50 });
  expect(toldOf({ config: {} })).toEqual({});
});

test.each([
  ['nothing a phone could set', { maxCalls: 1 }, { doNotDisturb: 50 }],
  ['the same as before', { doNotDisturb: false, forward: null }, { doNotDisturb: 50 }],
  ['a change', { doNotDisturb: true }, { doNotDisturb: 100 }],
  ['another', { forward: { kind: 'busy' } }, { doNotDisturb: 50, forward: 100 }],
] as const)('%s', (_, given, told) => {
  expect(toldAfter(row, given, 100)).toEqual(told);
});

test('whoever speaks last is right, though the node’s clock was ahead', () => {
  expect(toldAfter(row, { doNotDisturb: true }, 20)).toEqual({ doNotDisturb: 51 });
});
