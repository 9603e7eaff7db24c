import { checked } from '@/lib/call-plan/switch-text';

/** A pattern for what was dialled and the E.164 number it stands for; `$1` is the captured part. */
export interface DialRule {
  name: string;
  expression: string;
  e164: string;
}

interface DialHabit {
  /** International prefix, a pattern. */
  international: string;
  /** What stands before a national number; '' where numbers are dialled whole. */
  national: string;
}

const USUAL: DialHabit = { international: '00', national: '0' };
const WHOLE_NUMBERS: DialHabit = { international: '00', national: '' };
const EIGHT_TEN: DialHabit = { international: '810', national: '8' };

/** The shortest national number taken for an outside one: 2–4 digits are extensions. */
const SHORTEST = 5;
const LONGEST_E164 = 15;
const NORTH_AMERICA = '1';

/**
 * Countries that do not dial `00` and `0`. Source: ITU-T, Dialling procedures (international prefix,
 * national trunk prefix and length of national numbers).
 */
const UNUSUAL: Readonly<Record<string, DialHabit>> = {
  '7': EIGHT_TEN,
  '30': WHOLE_NUMBERS,
  '34': WHOLE_NUMBERS,
  '36': { international: '00', national: '06' },
  // The leading 0 of an Italian number is part of it.
  '39': WHOLE_NUMBERS,
  '45': WHOLE_NUMBERS,
  '47': WHOLE_NUMBERS,
  '48': WHOLE_NUMBERS,
  '52': WHOLE_NUMBERS,
  '61': { international: '0011', national: '0' },
  '65': { international: '00[0-3][0-9]', national: '' },
  '81': { international: '010', national: '0' },
  '82': { international: '00[1-9]', national: '0' },
  '351': WHOLE_NUMBERS,
  '352': WHOLE_NUMBERS,
  '354': WHOLE_NUMBERS,
  '356': WHOLE_NUMBERS,
  '357': WHOLE_NUMBERS,
  '371': WHOLE_NUMBERS,
  '372': WHOLE_NUMBERS,
  '375': EIGHT_TEN,
  '377': WHOLE_NUMBERS,
  '378': WHOLE_NUMBERS,
  '420': WHOLE_NUMBERS,
  '852': { international: '001', national: '' },
  '998': { international: '00', national: '' },
};

/**
 * How people of a country (by its calling code, e.g. "49") dial the outside: `+…` first, then the
 * country's international prefix, then its national way.
 */
export function dialRules(callingCode: string): [DialRule, DialRule, DialRule] {
  checked('calling code', callingCode, /^[1-9][0-9]{0,3}$/);
  const plus = { name: 'plus', expression: '^\\+([1-9]\\d{6,14})$', e164: '+$1' };
  if (callingCode === NORTH_AMERICA) return [plus, internationalRule('011'), northAmericanRule()];
  const habit = UNUSUAL[callingCode] ?? USUAL;
  return [plus, internationalRule(habit.international), nationalRule(callingCode, habit)];
}

function internationalRule(prefix: string): DialRule {
  return { name: 'international', expression: `^${prefix}([1-9]\\d{6,14})$`, e164: '+$1' };
}

/** Ten digits, with or without the 1: the North American Numbering Plan. */
function northAmericanRule(): DialRule {
  return { name: 'national', expression: '^1?([2-9]\\d{9})$', e164: '+1$1' };
}

function nationalRule(callingCode: string, { national }: DialHabit): DialRule {
  const longest = LONGEST_E164 - callingCode.length;
  const digits =
    national === '' ? `\\d{${SHORTEST},${longest}}` : `[1-9]\\d{${SHORTEST - 1},${longest - 1}}`;
  return { name: 'national', expression: `^${national}(${digits})$`, e164: `+${callingCode}$1` };
}
