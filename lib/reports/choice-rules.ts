import { dayName, earlier, instantOf, nextOf, startOf } from './zone-rules';

/** Periods that a person asks for; the URL keeps the word, so a kept link stays true tomorrow. */
export const REPORT_PERIODS = [
  'today',
  'yesterday',
  '7d',
  '30d',
  'month',
  'last-month',
  'year',
  'custom',
] as const;
export type ReportChoice = (typeof REPORT_PERIODS)[number];

export const asReportChoice = (text: string | undefined): ReportChoice =>
  REPORT_PERIODS.find((choice) => choice === text) ?? '7d';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Midnight of `2026-03-29` in a zone; undefined for what is no day. */
function midnight(text: string | undefined, zone: string): number | undefined {
  if (!text || !DAY.test(text)) return undefined;
  const clock = Date.parse(`${text}T00:00:00Z`);
  return Number.isNaN(clock) ? undefined : instantOf(clock, zone);
}

type Moments = { from: number; to: number };

function momentsOf(
  choice: ReportChoice,
  days: { from?: string | undefined; to?: string | undefined },
  zone: string,
  now: number,
): Moments {
  const today = startOf('day', now, zone);
  const month = startOf('month', now, zone);
  // Until the hour that runs is over: the period before then ends at the same time of day.
  const end = nextOf('hour', startOf('hour', now, zone), zone);
  const since = (count: number) => ({ from: earlier(today, count, 'day', zone), to: end });
  switch (choice) {
    case 'today':
      return since(0);
    case 'yesterday':
      return { from: earlier(today, 1, 'day', zone), to: today };
    case '7d':
      return since(6);
    case '30d':
      return since(29);
    case 'month':
      return { from: month, to: end };
    case 'last-month':
      return { from: earlier(month, 1, 'month', zone), to: month };
    case 'year':
      return { from: earlier(month, 11, 'month', zone), to: nextOf('month', month, zone) };
    case 'custom': {
      const from = midnight(days.from, zone);
      const last = midnight(days.to, zone);
      const start = from ?? earlier(last ?? today, 6, 'day', zone);
      const to = last === undefined ? end : nextOf('day', last, zone);
      return { from: start, to: Math.max(to, nextOf('day', startOf('day', start, zone), zone)) };
    }
  }
}

/** The moments a report is asked for. Pure: `now` is given. */
export function reportRange(
  choice: ReportChoice,
  days: { from?: string | undefined; to?: string | undefined },
  zone: string,
  now: number,
): { from: string; to: string } {
  const { from, to } = momentsOf(choice, days, zone, now);
  return { from: new Date(from).toISOString(), to: new Date(to).toISOString() };
}

type Between = { from: string; to: string; timeZone: string };

/** The log of the calls behind a figure: the days of its period, and its filters. */
export function callsHref(period: Between, filters: Record<string, string> = {}): string {
  const { timeZone } = period;
  const from = dayName(Date.parse(period.from), timeZone);
  const to = dayName(Date.parse(period.to) - 1, timeZone);
  return `/calls?${new URLSearchParams({ period: 'custom', from, to, ...filters }).toString()}`;
}
