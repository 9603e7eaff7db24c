import type { WeekHours } from './contract';
import { minutesOf } from './rules';

const DAY = 1440;
export const WEEK = 7 * DAY;

/** Minutes, end exclusive. */
export type Span = [from: number, to: number];

/** Ascending, without overlaps. */
export function merged(spans: readonly Span[]): Span[] {
  const result: Span[] = [];
  for (const [from, to] of [...spans].sort((a, b) => a[0] - b[0])) {
    const last = result.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else result.push([from, to]);
  }
  return result;
}

/** Hours past midnight go on in the next day; those of Sunday on Monday. */
export function weekOf(week: readonly WeekHours[]): Span[] {
  const spans = week.flatMap(({ days, from, to }) =>
    days.map((day): Span => {
      const start = (day - 1) * DAY + minutesOf(from);
      const length = minutesOf(to) - minutesOf(from);
      return [start, start + (length > 0 ? length : length + DAY)];
    }),
  );
  const unwrapped = spans.flatMap(([from, to]): Span[] =>
    to <= WEEK
      ? [[from, to]]
      : [
          [from, WEEK],
          [0, to - WEEK],
        ],
  );
  return merged(unwrapped);
}
