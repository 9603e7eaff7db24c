import type { DialHabit } from '@/lib/call-plan/outgoing';
import { checked } from '@/lib/call-plan/switch-text';

interface CountryHabit {
  /** International prefix, a pattern; `strip` is how long it is. */
  international: { prefix: string; strip: number };
  /** What stands before a national number; '' where numbers are dialled whole. */
  national: string;
}

const prefix = (text: string) => ({ prefix: text, strip: text.length });

const USUAL: CountryHabit = { international: prefix('00'), national: '0' };
const WHOLE_NUMBERS: CountryHabit = { international: prefix('00'), national: '' };
const EIGHT_TEN: CountryHabit = { international: prefix('810'), national: '8' };

const NORTH_AMERICA = '1';

/**
 * Countries that do not dial `00` and `0`. Source: ITU-T, Dialling procedures (international prefix,
 * national trunk prefix and length of national numbers).
 */
const UNUSUAL: Readonly<Record<string, CountryHabit>> = {
  '7': EIGHT_TEN,
  '30': WHOLE_NUMBERS,
  '34': WHOLE_NUMBERS,
  '36': { international: prefix('00'), national: '06' },
  // The leading 0 of an Italian number is part of it.
  '39': WHOLE_NUMBERS,
  '45': WHOLE_NUMBERS,
  '47': WHOLE_NUMBERS,
  '48': WHOLE_NUMBERS,
  '52': WHOLE_NUMBERS,
  '61': { international: prefix('0011'), national: '0' },
  '65': { international: { prefix: '00[0-3][0-9]', strip: 4 }, national: '' },
  '81': { international: prefix('010'), national: '0' },
  '82': { international: { prefix: '00[1-9]', strip: 3 }, national: '0' },
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
  '852': { international: prefix('001'), national: '' },
  '998': { international: prefix('00'), national: '' },
};

/**
 * How people of a country (by its calling code, e.g. "49") dial the outside: the country's
 * international prefix, then its national way. What comes out is checked to be E.164 by whoever
 * applies them, so the patterns need not count digits to the end; five are the shortest national
 * number taken for an outside one, for 2–4 digits are extensions.
 */
export function dialHabits(callingCode: string): DialHabit[] {
  checked('calling code', callingCode, /^[1-9][0-9]{0,3}$/);
  if (callingCode === NORTH_AMERICA) {
    return [international(prefix('011')), ...northAmerican()];
  }
  const habit = UNUSUAL[callingCode] ?? USUAL;
  return [international(habit.international), national(callingCode, habit)];
}

/**
 * The prefixes of a country in digits alone, for reading numbers that come in. Where several carriers
 * have a prefix each (Singapore, Korea), the usual `00`. '' is no prefix; '1' is North America, whose
 * numbers have ten digits.
 */
export function nationalHabit(callingCode: string): { national: string; international: string } {
  checked('calling code', callingCode, /^[1-9][0-9]{0,3}$/);
  if (callingCode === NORTH_AMERICA) return { national: '', international: '011' };
  const { national: trunkPrefix, international: abroad } = UNUSUAL[callingCode] ?? USUAL;
  const isPlain = /^[0-9]+$/.test(abroad.prefix);
  return { national: trunkPrefix, international: isPlain ? abroad.prefix : '00' };
}

function international({ prefix: digits, strip }: CountryHabit['international']): DialHabit {
  return { pattern: `${digits}[1-9]*`, strip, add: '+' };
}

/** Ten digits, with or without the 1: the North American Numbering Plan. */
function northAmerican(): DialHabit[] {
  return [
    { pattern: '[2-9]?????????', strip: 0, add: '+1' },
    { pattern: '1[2-9]?????????', strip: 0, add: '+' },
  ];
}

function national(callingCode: string, { national: trunkPrefix }: CountryHabit): DialHabit {
  const pattern = trunkPrefix === '' ? '?????*' : `${trunkPrefix}[1-9]????*`;
  return { pattern, strip: trunkPrefix.length, add: `+${callingCode}` };
}
