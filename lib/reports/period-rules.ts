import { clockOf, earlier, nextOf, startOf, type Span } from './zone-rules';

/** From an instant to just before another; milliseconds since 1970. */
export interface Period {
  from: number;
  to: number;
}

/** A row of spans of one size, which the totals of that size answer whole. */
export interface Piece extends Period {
  span: Span;
}

const DAY = 86_400_000;
export const YEARS_MAX = 5;
const LEAP_DAYS = 2;

export const isTooLong = ({ from, to }: Period): boolean =>
  to - from > (YEARS_MAX * 365 + LEAP_DAYS) * DAY;

/** Totals know no less than an hour: the period is widened to whole ones. */
export function wholeHours({ from, to }: Period, zone: string): Period {
  const start = startOf('hour', from, zone);
  const last = startOf('hour', to, zone);
  const end = last === to ? to : nextOf('hour', last, zone);
  return { from: start, to: Math.max(end, nextOf('hour', start, zone)) };
}

const COARSE_FIRST: readonly Span[] = ['month', 'day', 'hour'];

/** The largest span, none above `most`, that begins here and is over before the end. */
function largestAt(at: number, to: number, zone: string, most: Span): Piece {
  for (const span of COARSE_FIRST.slice(COARSE_FIRST.indexOf(most))) {
    if (startOf(span, at, zone) !== at) continue;
    const end = nextOf(span, at, zone);
    if (end <= to || span === 'hour') return { span, from: at, to: end };
  }
  const end = nextOf('hour', at, zone);
  return { span: 'hour', from: at, to: end };
}

/**
 * Splits a period of whole hours into as few totals as there can be: whole months, what is left of
 * days, what is left of hours; five pieces at most. `most` keeps the pieces as small as asked.
 */
export function planPieces(period: Period, zone: string, most: Span = 'month'): Piece[] {
  const pieces: Piece[] = [];
  for (let at = period.from; at < period.to;) {
    const next = largestAt(at, period.to, zone, most);
    const last = pieces.at(-1);
    if (last?.span === next.span) last.to = next.to;
    else pieces.push(next);
    at = next.to;
  }
  return pieces;
}

/** The starts of the spans that a period touches; the first may begin before it. */
export function startsOf(period: Period, span: Span, zone: string): number[] {
  const starts: number[] = [];
  for (let at = startOf(span, period.from, zone); at < period.to; at = nextOf(span, at, zone)) {
    starts.push(at);
  }
  return starts;
}

/** What a chart of this period is drawn by. */
export function spanFor({ from, to }: Period): Span {
  const days = (to - from) / DAY;
  if (days <= 2.1) return 'hour';
  return days <= 93 ? 'day' : 'month';
}

const monthsIn = (period: Period, zone: string): number | undefined => {
  const isWhole = (at: number) => startOf('month', at, zone) === at;
  if (!isWhole(period.from) || !isWhole(period.to)) return undefined;
  const count = (at: number) => {
    const date = new Date(clockOf(at, zone));
    return date.getUTCFullYear() * 12 + date.getUTCMonth();
  };
  return count(period.to) - count(period.from);
};

/**
 * The period before, of the same length by the calendar: whole months before whole months, else as
 * many days before, up to the same time of day.
 */
export function periodBefore(period: Period, zone: string): Period {
  const months = monthsIn(period, zone);
  const span = months ? 'month' : 'day';
  const clocks = clockOf(period.to, zone) - clockOf(period.from, zone);
  const by = months ?? Math.max(1, Math.ceil(clocks / DAY));
  const at = (moment: number) => earlier(moment, by, span, zone);
  return wholeHours({ from: at(period.from), to: at(period.to) }, zone);
}
