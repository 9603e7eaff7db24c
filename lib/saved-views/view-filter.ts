import { listCalls } from '@/lib/calls/contract';
import { callFilter, type CallFilter } from '@/lib/exports/contract';
import { clockOf, instantOf } from '@/lib/reports/zone-rules';

const DAY = 86_400_000;
const FLAGS = new Set(['missed', 'recorded', 'voicemail']);
const CALENDAR_DAY = /^\d{4}-\d{2}-\d{2}$/;

/** As the page of calls shows without a period. */
const USUAL = '7d';

/** `2026-03-29` in a zone; undefined when it is none. */
function startOfDay(day: string | null, zone: string): number | undefined {
  const clock = day !== null && CALENDAR_DAY.test(day) ? Date.parse(day) : Number.NaN;
  return Number.isNaN(clock) ? undefined : instantOf(clock, zone);
}

interface Range {
  from?: number | undefined;
  to?: number | undefined;
}

/** The words of components/calls/periods.ts; a test holds both to one meaning. */
function rangeOf(given: URLSearchParams, zone: string, now: number): Range {
  const today = Math.floor(clockOf(now, zone) / DAY) * DAY;
  const back = (days: number) => instantOf(today - days * DAY, zone);
  switch (given.get('period') ?? USUAL) {
    case 'today':
      return { from: back(0) };
    case 'yesterday':
      return { from: back(1), to: back(0) };
    case '30d':
      return { from: back(29) };
    case 'all':
      return {};
    case 'custom': {
      const from = startOfDay(given.get('from'), zone);
      const last = startOfDay(given.get('to'), zone);
      if (last === undefined || (from !== undefined && last < from)) return { from };
      return { from, to: instantOf(clockOf(last, zone) + DAY, zone) };
    }
    default:
      return { from: back(6) };
  }
}

const iso = (at: number | undefined): string | undefined =>
  at === undefined ? undefined : new Date(at).toISOString();

/**
 * What a saved address of the page of calls means now. What does not fit is left out, as the page
 * does. Pure.
 */
export function callFilterOf(query: string, zone: string, now: number): CallFilter {
  const given = new URLSearchParams(query);
  const { from, to } = rangeOf(given, zone, now);
  const filter: Record<string, unknown> = {};
  for (const name of Object.keys(callFilter.shape)) {
    const word = given.get(name);
    if (word === null || word === '' || name === 'from' || name === 'to') continue;
    if (FLAGS.has(name)) {
      if (word === 'true' || word === 'false') filter[name] = word === 'true';
      continue;
    }
    const field = listCalls.query.shape[name as keyof typeof listCalls.query.shape];
    const read = field.safeParse(word);
    if (read.success) filter[name] = read.data;
  }
  const times = { from: iso(from), to: iso(to) };
  const whole = callFilter.safeParse(JSON.parse(JSON.stringify({ ...filter, ...times })));
  return whole.success ? whole.data : {};
}
