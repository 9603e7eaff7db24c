import type { ReportPeriod } from '@/lib/reports/answer-contract';

const LOCALE = 'en-GB';

const format = (iso: string, timeZone: string, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(LOCALE, { timeZone, ...options }).format(new Date(iso));

/** `14:00`, `25 Nov` or `Nov 2026`: as fine as the rows are. */
export function momentWords(startsAt: string, { timeZone, by }: ReportPeriod): string {
  if (by === 'month') return format(startsAt, timeZone, { month: 'short', year: 'numeric' });
  if (by === 'day') return format(startsAt, timeZone, { day: 'numeric', month: 'short' });
  const options = { hour: '2-digit', minute: '2-digit' } as const;
  return format(startsAt, timeZone, options);
}

/** With the day, where hours of several days stand in one list. */
export function rowWords(startsAt: string, period: ReportPeriod): string {
  const words = momentWords(startsAt, period);
  if (period.by === 'month') return words;
  const day = { weekday: 'short', day: 'numeric', month: 'short' } as const;
  const date = format(startsAt, period.timeZone, day);
  return period.by === 'day' ? date : `${date}, ${words}`;
}

/** `19 Nov 2026 – 25 Nov 2026`. */
export function periodWords({ from, to, timeZone }: Omit<ReportPeriod, 'by'>): string {
  const last = new Date(Date.parse(to) - 1).toISOString();
  const options = { day: 'numeric', month: 'short', year: 'numeric' } as const;
  const [first, end] = [format(from, timeZone, options), format(last, timeZone, options)];
  return first === end ? first : `${first} – ${end}`;
}

/** `+12 %`; nothing where there was nothing before. */
export function changeWords(now: number | null, before: number | null): string {
  if (now === null || before === null || before === 0) return '–';
  const percent = Math.round(((now - before) / before) * 100);
  return `${percent > 0 ? '+' : percent < 0 ? '−' : ''}${Math.abs(percent)} %`;
}

export const percentWords = (share: number | null): string =>
  share === null ? '–' : `${Math.round(share * 100)} %`;

export const ratingWords = (rating: number | null): string =>
  rating === null ? '–' : rating.toFixed(1);

/** `5 s`, `2 min`. */
export const boundWords = (seconds: number): string =>
  seconds < 60 ? `${seconds} s` : `${seconds / 60} min`;

/** Of buckets: `≤ 5 s` … `> 10 min`. */
export const bucketWords = (bounds: readonly (number | null)[]): string[] =>
  bounds.map((bound, index) => {
    const last = bounds[index - 1];
    if (bound !== null) return `≤ ${boundWords(bound)}`;
    return last === null || last === undefined ? '' : `> ${boundWords(last)}`;
  });
