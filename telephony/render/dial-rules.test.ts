import fc from 'fast-check';
import { expect, test } from 'vitest';
import { E164_PATTERN } from '@/lib/shared/e164';
import { dialRules } from './dial-rules';

/** As the switch does it: the first rule that matches; anything but `+…` is looked up again. */
function dial(callingCode: string, dialed: string): string | undefined {
  for (const { expression, e164 } of dialRules(callingCode)) {
    const match = new RegExp(expression).exec(dialed);
    if (match) return e164.replace('$1', match[1] ?? '');
  }
  return undefined;
}

test.each([
  ['49', '030901820', '+4930901820'],
  ['49', '+442071838750', '+442071838750'],
  ['49', '00442071838750', '+442071838750'],
  ['49', '901820', undefined],
  ['1', '2125550123', '+12125550123'],
  ['1', '12125550123', '+12125550123'],
  ['1', '01144207183875', '+44207183875'],
  ['7', '84951234567', '+74951234567'],
  ['7', '8104930901820', '+4930901820'],
  ['39', '0669812345', '+390669812345'],
  ['34', '912345678', '+34912345678'],
  ['36', '0611234567', '+3611234567'],
  ['44', '02071838750', '+442071838750'],
  ['61', '001149309018200', '+49309018200'],
  ['49', '199', undefined],
  ['49', '1999', undefined],
  ['34', '1999', undefined],
  ['49', '0', undefined],
  ['49', '0301 ', undefined],
  ['49', 'sip', undefined],
])('from country %s, %s is %s', (callingCode, dialed, e164) => {
  expect(dial(callingCode, dialed)).toBe(e164);
});

test('whatever is dialled from wherever is E.164 or nothing', () => {
  const digits = fc.string({ unit: fc.constantFrom(...'0123456789+'), maxLength: 24 });
  const codes = fc.constantFrom('1', '7', '30', '36', '39', '49', '65', '82', '352', '998', '1684');
  const isNumber = fc.property(codes, digits, (callingCode, dialed) => {
    const e164 = dial(callingCode, dialed);
    return e164 === undefined || E164_PATTERN.test(e164);
  });
  expect(fc.check(isNumber).failed).toBe(false);
});
