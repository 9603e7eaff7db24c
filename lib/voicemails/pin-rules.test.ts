import { expect, it } from 'vitest';
import { hashPin, isPin } from './pin';
import cases from './pin-cases.json';
import { pinWeakness } from './pin-rules';

it.each(cases)('$pin, own numbers $own: $weakness', ({ pin, own, weakness }) => {
  expect(pinWeakness(pin, own) ?? null).toBe(weakness);
});

it('a PIN is kept as something that cannot be read back, and is different every time', () => {
  const [one, other] = [hashPin('4821'), hashPin('4821')];
  expect(one.hash).not.toBe(other.hash);
  expect(JSON.stringify([one, other])).not.toContain('4821');
  expect([isPin(one, '4821'), isPin(other, '4821'), isPin(one, '4822')]).toEqual([
    true,
    true,
    false,
  ]);
});
