import { expect, test } from 'vitest';
import { featureCodes } from './contract';
import { codeFaults, FEATURE_LIST, featureAt, plainNumbers, type Codes } from './rules';

const DEFAULTS = featureCodes.defaults as Codes;

test('the codes of a new PBX fit together', () => {
  expect(codeFaults(DEFAULTS)).toEqual([]);
  expect(FEATURE_LIST.filter(({ field }) => !DEFAULTS[field])).toEqual([]);
});

test.each([
  ['the same twice', { echo: '*60' }, 'echo', '*60 is “Time” already.'],
  [
    'swallowed by one that takes a number',
    { echo: '*725' },
    'echo',
    '*725 begins like *72, “Forward all calls”, which takes what follows as its number.',
  ],
  [
    'one that would swallow others',
    { listen: '*7' },
    'forwardOn',
    '*72 begins like *7, “Listen”, which takes what follows as its extension.',
  ],
  ['digits alone', { pickup: '88' }, 'pickup', 'Must begin with *: the extension follows it.'],
] as const)('refused: %s', (_, change, field, message) => {
  expect(codeFaults({ ...DEFAULTS, ...change })).toContainEqual({ field, message });
});

test('a code that is switched off is in nobody’s way', () => {
  expect(codeFaults({ ...DEFAULTS, time: null, echo: '*60' })).toEqual([]);
});

test('digits alone are a number like any other', () => {
  const codes = { ...DEFAULTS, echo: '98' };
  expect(codeFaults(codes)).toEqual([]);
  expect(plainNumbers(codes)).toEqual([{ field: 'echo', number: '98' }]);
  expect(featureAt(codes, '98')).toBe('Echo test');
  expect(featureAt(DEFAULTS, '98')).toBeUndefined();
});
