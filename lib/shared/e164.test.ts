import { expect, test } from 'vitest';
import { isE164, parseE164 } from './e164';

test.each([
  ['+49 30 901820', '+4930901820'],
  ['+1 (212) 555-0100', '+12125550100'],
  ['  +7.495.123.45.67 ', '+74951234567'],
])('%s is understood as %s', (typed, expected) => {
  expect(parseE164(typed)).toBe(expected);
});

test.each([
  '030901820',
  '+0301234567',
  '+49',
  '+1234567890123456',
  '++4930901820',
  '+49x30901820',
  '',
])('%s is refused', (typed) => {
  expect(parseE164(typed)).toBeUndefined();
});

test('only the bare form counts as E.164', () => {
  expect(isE164('+4930901820')).toBe(true);
  expect(isE164('+49 30 901820')).toBe(false);
});
