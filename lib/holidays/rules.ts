/** When a public holiday is, in words that a program reads. Days are `YYYY-MM-DD`, local to the country. */
export type When =
  /** `12-25` */
  | { on: string }
  /** Days after Easter Sunday of the western churches; before it when negative. */
  | { easter: number }
  /** The `nth` weekday of a month, 1 is Monday; -1 is the last. */
  | { nth: number; weekday: number; month: number; unless?: DayThatWins }
  /** The first such weekday on or after `12-25`. */
  | { weekday: number; from: string }
  /** The last such weekday before `05-25`. */
  | { weekday: number; before: string };

/** This date instead, in years when it falls on this weekday. */
export interface DayThatWins {
  on: string;
  weekday: number;
}

/**
 * What the law does with one that falls on a weekend: `next` adds the next working day that is no
 * holiday; `nearest` adds Friday for Saturday and Monday for Sunday; `saturdayBefore` moves a
 * Sunday's holiday to the day before.
 */
export type Weekend = 'next' | 'nearest' | 'saturdayBefore';

export interface HolidayRule {
  name: string;
  when: When;
  /** Only in these regions; none: everywhere. */
  in?: readonly string[];
  /** Everywhere but in these. */
  notIn?: readonly string[];
  weekend?: Weekend;
  /** First year. */
  since?: number;
  /** Only in years that this divides. */
  every?: number;
}

export interface CountryHolidays {
  /** Code → name. */
  regions: Readonly<Record<string, string>>;
  rules: readonly HolidayRule[];
}

export interface HolidayDate {
  date: string;
  name: string;
  /** On this date every year. */
  everyYear: boolean;
}

const DAY_MS = 86_400_000;

const isoOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
const msOf = (year: number, monthAndDay: string): number => Date.parse(`${year}-${monthAndDay}`);
/** 1 is Monday. */
const weekdayOf = (ms: number): number => ((new Date(ms).getUTCDay() + 6) % 7) + 1;

/**
 * Easter Sunday of the Gregorian calendar: the anonymous algorithm printed in "Nature", 20 April
 * 1876, as J. Meeus gives it ("Astronomical Algorithms", chapter 8).
 */
export function easterSunday(year: number): string {
  const a = year % 19;
  const [b, c] = [Math.floor(year / 100), year % 100];
  const [d, e] = [Math.floor(b / 4), b % 4];
  const f = Math.floor((b + 8) / 25);
  const g = Math.floor((b - f + 1) / 3);
  const h = (19 * a + b - d - g + 15) % 30;
  const [i, k] = [Math.floor(c / 4), c % 4];
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const month = Math.floor((h + l - 7 * m + 114) / 31);
  const day = ((h + l - 7 * m + 114) % 31) + 1;
  return isoOf(Date.UTC(year, month - 1, day));
}

function nthWeekday(year: number, month: number, weekday: number, nth: number): number {
  if (nth > 0) {
    const first = Date.UTC(year, month - 1, 1);
    return first + (((weekday - weekdayOf(first) + 7) % 7) + (nth - 1) * 7) * DAY_MS;
  }
  const last = Date.UTC(year, month, 0);
  return last - ((weekdayOf(last) - weekday + 7) % 7) * DAY_MS;
}

function dayOf(when: When, year: number): number {
  if ('on' in when) return msOf(year, when.on);
  if ('easter' in when) return Date.parse(easterSunday(year)) + when.easter * DAY_MS;
  if ('nth' in when) {
    const instead = when.unless && msOf(year, when.unless.on);
    if (instead !== undefined && weekdayOf(instead) === when.unless?.weekday) return instead;
    return nthWeekday(year, when.month, when.weekday, when.nth);
  }
  if ('from' in when) {
    const from = msOf(year, when.from);
    return from + ((when.weekday - weekdayOf(from) + 7) % 7) * DAY_MS;
  }
  const last = msOf(year, when.before) - DAY_MS;
  return last - ((weekdayOf(last) - when.weekday + 7) % 7) * DAY_MS;
}

function applies(rule: HolidayRule, year: number, region: string | null): boolean {
  if (rule.since !== undefined && year < rule.since) return false;
  if (rule.every !== undefined && year % rule.every !== 0) return false;
  // Without a region: what holds in all of them.
  if (rule.in) return region !== null && rule.in.includes(region);
  return !rule.notIn || (region !== null && !rule.notIn.includes(region));
}

interface Dated {
  ms: number;
  rule: HolidayRule;
}

/** The extra days for what falls on a weekend. `taken` holds all days that are holidays themselves. */
function substitutes(dated: readonly Dated[], taken: Set<number>): { ms: number; name: string }[] {
  const extra: { ms: number; name: string }[] = [];
  for (const { ms, rule } of dated) {
    const weekday = weekdayOf(ms);
    if (weekday < 6 || !rule.weekend || rule.weekend === 'saturdayBefore') continue;
    let day = ms + (rule.weekend === 'nearest' && weekday === 6 ? -DAY_MS : DAY_MS);
    if (rule.weekend === 'next') while (weekdayOf(day) > 5 || taken.has(day)) day += DAY_MS;
    taken.add(day);
    extra.push({ ms: day, name: `${rule.name} (observed)` });
  }
  return extra;
}

function ofYear(rules: readonly HolidayRule[], year: number, region: string | null): HolidayDate[] {
  const dated = rules
    .filter((rule) => applies(rule, year, region))
    .map((rule): Dated => {
      const ms = dayOf(rule.when, year);
      const isMoved = rule.weekend === 'saturdayBefore' && weekdayOf(ms) === 7;
      return { ms: isMoved ? ms - DAY_MS : ms, rule };
    })
    .sort((a, b) => a.ms - b.ms);
  const own = dated.map(({ ms, rule }) => ({
    date: isoOf(ms),
    name: rule.name,
    everyYear: 'on' in rule.when && rule.weekend !== 'saturdayBefore' && rule.every === undefined,
  }));
  const extra = substitutes(dated, new Set(dated.map(({ ms }) => ms)));
  return [...own, ...extra.map(({ ms, name }) => ({ date: isoOf(ms), name, everyYear: false }))];
}

/** The public holidays of one year, by date. A day that the year before or after moves here is one. */
export function holidaysOf(
  country: CountryHolidays,
  region: string | null,
  year: number,
): HolidayDate[] {
  return [year - 1, year, year + 1]
    .flatMap((each) => ofYear(country.rules, each, region))
    .filter(({ date }) => date.startsWith(`${year}-`))
    .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}
