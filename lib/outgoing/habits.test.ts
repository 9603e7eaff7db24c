import fc from 'fast-check';
import { expect, test } from 'vitest';
import { habitual } from '@/lib/call-plan/outgoing';
import { matches, patternFault } from '@/lib/call-plan/pattern';
import { E164_PATTERN } from '@/lib/shared/e164';
import { dialHabits } from './habits';

/** As outgoing.ts says it: `+…` is E.164, else the first habit that matches and gives E.164. */
function dial(callingCode: string, dialed: string): string | undefined {
  if (dialed.startsWith('+')) return E164_PATTERN.test(dialed) ? dialed : undefined;
  for (const habit of dialHabits(callingCode)) {
    const number = matches(habit.pattern, dialed) ? habitual(habit, dialed) : undefined;
    if (number !== undefined) return number;
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
  ['65', '001549309018200', '+49309018200'],
  ['82', '00249309018200', '+49309018200'],
  ['49', '199', undefined],
  ['49', '1999', undefined],
  ['34', '1999', undefined],
  ['351', '1999', undefined],
  ['49', '0', undefined],
  ['49', '0301 ', undefined],
  ['49', 'sip', undefined],
  ['34', '*9123456', undefined],
])('from country %s, %s is %s', (callingCode, dialed, e164) => {
  expect(dial(callingCode, dialed)).toBe(e164);
});

test('whatever is dialled from wherever is E.164 or nothing, by patterns that are good', () => {
  const digits = fc.string({ unit: fc.constantFrom(...'0123456789+*'), maxLength: 24 });
  const codes = fc.constantFrom('1', '7', '30', '36', '39', '49', '65', '82', '352', '998', '1684');
  const isNumber = fc.property(codes, digits, (callingCode, dialed) => {
    const good = dialHabits(callingCode).every(({ pattern }) => !patternFault(pattern));
    const e164 = dial(callingCode, dialed);
    return good && (e164 === undefined || E164_PATTERN.test(e164));
  });
  expect(fc.check(isNumber).failed).toBe(false);
});

test('a calling code that is none is refused', () => {
  expect(() => dialHabits('')).toThrow('calling code');
});
