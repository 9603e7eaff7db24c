import { figuresOf, type Total } from './figure-rules';
import type { Figures } from './answer-contract';
import { clockOf, earlier, instantOf } from './zone-rules';

export const WEEKS = 8;
/** With fewer weeks nobody can say what is usual. */
const WEEKS_MIN = 3;
const HOUR = 3_600_000;
const HOURS = 24;

export const FIGURES = ['answered', 'missed', 'outbound', 'waitMs', 'talkMs'] as const;
export type FigureName = (typeof FIGURES)[number];
export type FigureValues = Record<FigureName, number | null>;

export interface HomeFigures {
  values: FigureValues;
  /** The same weekday's median of the last eight weeks up to this time; null: too few are known. */
  usual: FigureValues | null;
  /** A value a day, the last is today's. */
  days: { startsAt: string; values: FigureValues }[];
  /** Calls by the hour of the clock; `today` ends with the hour that is running. */
  hours: { today: number[]; usual: number[] | null };
  weekday: number;
  weeks: number;
}

export const valuesOf = (of: Figures): FigureValues => ({
  answered: of.results.answered,
  missed: of.missed,
  outbound: of.outbound,
  waitMs: of.averageWaitMs,
  talkMs: of.averageTalkMs,
});

/** Of an even number the mean of the middle two; null of none. */
export function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = sorted.length / 2;
  const [low, high] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}

/** The same days of the weeks before, the nearest first: none before the first day with a call. */
export function sameDays(today: number, zone: string, first: number | undefined): number[] {
  const days = Array.from({ length: WEEKS }, (_, index) =>
    earlier(today, (index + 1) * 7, 'day', zone),
  );
  return days.filter((day) => first !== undefined && day >= first);
}

const scaled = (total: Total, share: number): Total => ({
  ...total,
  calls: total.calls * share,
  waitMs: total.waitMs * share,
  talkMs: total.talkMs * share,
  missed: total.missed * share,
});

/** What of a day's hours had come by this time of day; of the hour that was running, its share. */
function untilClock(totals: readonly Total[], day: number, clock: number, zone: string): Total[] {
  const until = instantOf(clockOf(day, zone) + clock, zone);
  return totals.flatMap((total) => {
    const share = Math.min(1, (until - total.startsAt) / HOUR);
    return share > 0 ? [scaled(total, share)] : [];
  });
}

/** The median, figure by figure; of averages that of the days on which there was one. */
export function usualOf(
  days: readonly { day: number; totals: readonly Total[] }[],
  now: number,
  today: number,
  zone: string,
): FigureValues | null {
  if (days.length < WEEKS_MIN) return null;
  const clock = clockOf(now, zone) - clockOf(today, zone);
  const values = days.map(({ day, totals }) =>
    valuesOf(figuresOf(untilClock(totals, day, clock, zone))),
  );
  const of = (name: FigureName) =>
    median(values.flatMap((value) => (value[name] === null ? [] : [value[name]])));
  return {
    answered: of('answered'),
    missed: of('missed'),
    outbound: of('outbound'),
    waitMs: of('waitMs'),
    talkMs: of('talkMs'),
  };
}

/** Calls by the hour of the clock, 24 of them. */
export function callsByHour(totals: readonly Total[], zone: string): number[] {
  const counts = Array.from({ length: HOURS }, () => 0);
  for (const { startsAt, calls } of totals) {
    const hour = new Date(clockOf(startsAt, zone)).getUTCHours();
    counts[hour] = (counts[hour] ?? 0) + calls;
  }
  return counts;
}

/** Hour by hour the median of the days; null where too few are known. */
export function usualHours(days: readonly (readonly number[])[]): number[] | null {
  if (days.length < WEEKS_MIN) return null;
  return Array.from({ length: HOURS }, (_, hour) => median(days.map((day) => day[hour] ?? 0)) ?? 0);
}
