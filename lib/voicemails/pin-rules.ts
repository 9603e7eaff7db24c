/**
 * Why a PIN may not be taken, or undefined. The node asks the same when somebody changes it by phone
 * (telephony/freeswitch/scripts/voicemail/pin.lua); pin-cases.json holds both to it. Pure.
 */
export type PinWeakness = 'form' | 'same' | 'row' | 'repeated' | 'common' | 'own_number';

export const PIN_DIGITS = { min: 4, max: 10 } as const;

/** The columns and corners of the keypad, which the first guess tries after 1234. */
const COMMON = new Set(['2580', '0852', '1379', '1397', '147258', '159753', '147258369']);

const FORM = new RegExp(`^[0-9]{${PIN_DIGITS.min},${PIN_DIGITS.max}}$`);

/** 1234, 9876, and over the end of the keypad: 7890, 3210. */
function isRow(pin: string): boolean {
  const steps = Array.from(pin.slice(1), (digit, index) => (+digit - +(pin[index] ?? 0) + 10) % 10);
  return steps.every((step) => step === 1) || steps.every((step) => step === 9);
}

/** 1212, 123123. */
function isRepeated(pin: string): boolean {
  const half = pin.slice(0, pin.length / 2);
  return pin.length % 2 === 0 && half + half === pin;
}

const bare = (digits: string): string => digits.replace(/^0+|0+$/g, '');

export function pinWeakness(pin: string, ownNumbers: readonly string[]): PinWeakness | undefined {
  if (!FORM.test(pin)) return 'form';
  if (/^(.)\1*$/.test(pin)) return 'same';
  if (isRow(pin)) return 'row';
  if (isRepeated(pin)) return 'repeated';
  if (COMMON.has(pin)) return 'common';
  return ownNumbers.some((number) => bare(number) === bare(pin)) ? 'own_number' : undefined;
}

export const PIN_WORDS: Readonly<Record<PinWeakness, string>> = {
  form: `Must be ${PIN_DIGITS.min} to ${PIN_DIGITS.max} digits.`,
  same: 'Must not be one digit again and again.',
  row: 'Must not be digits in a row, such as 1234.',
  repeated: 'Must not be the same digits twice, such as 1212.',
  common: 'Is one of the first that are guessed. Take another.',
  own_number: 'Must not be the own number.',
};
