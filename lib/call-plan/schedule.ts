import type { ScheduleState, ScheduleTable } from './plan';

/**
 * Open or closed, from a table that carries its own offsets: the media node has no time-zone data.
 * The same rules stand in telephony/freeswitch/scripts/schedule.lua; schedule-cases.json holds both
 * to them. In this order: by hand until a moment; a date; a yearly date; the week. A date counts
 * from midnight to midnight of the schedule's own zone.
 */

const MINUTE = 60;
const DAY = 86_400;
const DAYS_AHEAD_MAX = 400;

interface LocalTime {
  /** `YYYYMMDD` as a number. */
  date: number;
  minuteOfDay: number;
  /** Monday 00:00 is 0. */
  minuteOfWeek: number;
}

/** Seconds to add to UTC; what stands first holds before it, too. */
function offsetAt({ offsets }: ScheduleTable, epochSeconds: number): number {
  let found = offsets[0]?.[1] ?? 0;
  for (const [from, offset] of offsets) {
    if (from > epochSeconds) break;
    found = offset;
  }
  return found;
}

/** Days since 1970 → year, month, day: H. Hinnant, "chrono-Compatible Low-Level Date Algorithms". */
function dateOf(days: number): number {
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1;
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return year * 10_000 + month * 100 + day;
}

function localTime(table: ScheduleTable, epochSeconds: number): LocalTime {
  const local = epochSeconds + offsetAt(table, epochSeconds);
  const days = Math.floor(local / DAY);
  const minuteOfDay = Math.floor((local - days * DAY) / MINUTE);
  // 1 January 1970 was a Thursday.
  const weekday = (((days + 3) % 7) + 7) % 7;
  return { date: dateOf(days), minuteOfDay, minuteOfWeek: weekday * 1440 + minuteOfDay };
}

function isWithin(spans: readonly (readonly [number, number])[], minute: number): boolean {
  return spans.some(([from, to]) => from <= minute && minute < to);
}

/** `1224`–`0106` goes over New Year. */
function isYearly({ from, to }: { from: number; to: number }, monthAndDay: number): boolean {
  return from <= to
    ? from <= monthAndDay && monthAndDay <= to
    : monthAndDay >= from || monthAndDay <= to;
}

/** Seconds since 1970 → open or closed. The first date that fits decides. */
export function stateAt(table: ScheduleTable, epochSeconds: number): ScheduleState {
  const { override } = table;
  if (override && epochSeconds < override.until) return override.is;
  const { date, minuteOfDay, minuteOfWeek } = localTime(table, epochSeconds);
  const day =
    table.days.find(({ from, to }) => from <= date && date <= to) ??
    table.yearly.find((span) => isYearly(span, date % 10_000));
  const isOpen = day ? isWithin(day.open, minuteOfDay) : isWithin(table.week, minuteOfWeek);
  return isOpen ? 'open' : 'closed';
}

/** Minutes of a day at which anything of the table begins or ends; midnight is always one. */
function minutesOfDay(table: ScheduleTable): number[] {
  const minutes = new Set([0]);
  const spans = [...table.week, ...[...table.days, ...table.yearly].flatMap(({ open }) => open)];
  for (const [from, to] of spans) minutes.add(from % 1440).add(to % 1440);
  return [...minutes];
}

/** Moments of one day of UTC, beginning at `start`, at which the state may change; ascending. */
function candidates(table: ScheduleTable, minutes: readonly number[], start: number): number[] {
  const end = start + DAY;
  const found = new Set<number>();
  for (const [from] of table.offsets) if (from >= start && from < end) found.add(from);
  const offsets = new Set([offsetAt(table, start), offsetAt(table, end)]);
  for (const offset of offsets) {
    const firstDay = Math.floor((start + offset) / DAY);
    for (let day = firstDay; day <= firstDay + 1; day += 1) {
      for (const minute of minutes) {
        const at = day * DAY + minute * MINUTE - offset;
        if (at >= start && at < end) found.add(at);
      }
    }
  }
  const until = table.override?.until;
  if (until !== undefined && until >= start && until < end) found.add(until);
  return [...found].sort((a, b) => a - b);
}

/** The first moment after `from` with another state; null: none within 400 days. */
export function nextChange(table: ScheduleTable, from: number): number | null {
  const now = stateAt(table, from);
  const minutes = minutesOfDay(table);
  const firstDay = Math.floor(from / DAY) * DAY;
  for (let day = 0; day <= DAYS_AHEAD_MAX; day += 1) {
    const moments = candidates(table, minutes, firstDay + day * DAY);
    const change = moments.find((at) => at > from && stateAt(table, at) !== now);
    if (change !== undefined) return change;
  }
  return null;
}
