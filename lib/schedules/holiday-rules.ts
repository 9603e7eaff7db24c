import type { HolidayDate } from '@/lib/holidays/rules';
import type { Holiday } from './contract';

type Known = Pick<Holiday, 'from' | 'to'>;

/**
 * Public holidays as days of a schedule, closed: what is on the same date every year without a year,
 * the others one by one. What the schedule has already stays as it is. Pure.
 */
export function newHolidays(dates: readonly HolidayDate[], known: readonly Known[]): Holiday[] {
  const covers = (day: string) =>
    known.some(({ from, to }) => {
      const own = from.length === 5 ? day.slice(5) : day;
      return from <= own && own <= to;
    });
  const added = new Map<string, Holiday>();
  for (const { date, name, everyYear } of dates) {
    const day = everyYear ? date.slice(5) : date;
    if (covers(date) || added.has(day)) continue;
    added.set(day, { name, from: day, to: day, open: [] });
  }
  return [...added.values()];
}
