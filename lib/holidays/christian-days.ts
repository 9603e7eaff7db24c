import type { HolidayRule } from './rules';

type Rest = Omit<HolidayRule, 'name' | 'when'>;
type Day = (rest?: Rest) => HolidayRule;

export const on = (date: string, name: string, rest: Rest = {}): HolidayRule => ({
  name,
  when: { on: date },
  ...rest,
});

/** 1 is Monday, -1 the last of the month. */
export const nth = (
  count: number,
  weekday: number,
  month: number,
  name: string,
  rest: Rest = {},
): HolidayRule => ({ name, when: { nth: count, weekday, month }, ...rest });

const easter =
  (days: number, name: string): Day =>
  (rest = {}) => ({ name, when: { easter: days }, ...rest });

const fixed =
  (date: string, name: string): Day =>
  (rest = {}) =>
    on(date, name, rest);

/** What many countries keep. */
export const newYear = fixed('01-01', 'New Year’s Day');
export const epiphany = fixed('01-06', 'Epiphany');
export const maundyThursday = easter(-3, 'Maundy Thursday');
export const goodFriday = easter(-2, 'Good Friday');
export const easterDay = easter(0, 'Easter Sunday');
export const easterMonday = easter(1, 'Easter Monday');
export const labourDay = fixed('05-01', 'Labour Day');
export const ascension = easter(39, 'Ascension Day');
export const whitSunday = easter(49, 'Whit Sunday');
export const whitMonday = easter(50, 'Whit Monday');
export const corpusChristi = easter(60, 'Corpus Christi');
export const assumption = fixed('08-15', 'Assumption Day');
export const allSaints = fixed('11-01', 'All Saints’ Day');
export const immaculate = fixed('12-08', 'Immaculate Conception');
export const christmas = fixed('12-25', 'Christmas Day');
export const secondChristmas = fixed('12-26', 'Second day of Christmas');
export const boxingDay = fixed('12-26', 'Boxing Day');
