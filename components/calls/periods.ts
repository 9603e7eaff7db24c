/** Periods that a person asks for; the URL keeps the word, so a kept link stays true tomorrow. */
export const PERIODS = ['today', 'yesterday', '7d', '30d', 'all', 'custom'] as const;
export type Period = (typeof PERIODS)[number];

export const asPeriod = (text: string | undefined): Period =>
  PERIODS.find((period) => period === text) ?? '7d';

/** Offset of a zone at a moment, in milliseconds east of UTC. */
function offsetMs(at: Date, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(at);
  const part = (type: string) => Number(parts.find((piece) => piece.type === type)?.value ?? 0);
  const local = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  );
  return local - Math.floor(at.getTime() / 1000) * 1000;
}

/** Midnight of a calendar day (`2026-03-29`) in a zone. Asked twice: the clock may change that day. */
export function startOfDay(day: string, timeZone: string): Date {
  const utc = Date.parse(`${day}T00:00:00Z`);
  const guess = utc - offsetMs(new Date(utc), timeZone);
  return new Date(utc - offsetMs(new Date(guess), timeZone));
}

/** The calendar day of a moment in a zone, as `2026-03-29`. */
export const dayOf = (at: Date, timeZone: string) =>
  new Date(at.getTime() + offsetMs(at, timeZone)).toISOString().slice(0, 10);

const shiftDay = (day: string, by: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + by * 86_400_000).toISOString().slice(0, 10);

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const asDay = (text: string | undefined) =>
  text && DAY.test(text) && !Number.isNaN(Date.parse(text)) ? text : undefined;

export type Range = { from?: string; to?: string };
type Custom = { fromDay?: string | undefined; toDay?: string | undefined };

/** The moments a period begins and ends at, for the API. Pure: `now` is given. */
export function rangeOf(period: Period, custom: Custom, timeZone: string, now: Date): Range {
  const today = dayOf(now, timeZone);
  const at = (day: string) => startOfDay(day, timeZone).toISOString();
  switch (period) {
    case 'today':
      return { from: at(today) };
    case 'yesterday':
      return { from: at(shiftDay(today, -1)), to: at(today) };
    case '7d':
      return { from: at(shiftDay(today, -6)) };
    case '30d':
      return { from: at(shiftDay(today, -29)) };
    case 'all':
      return {};
    case 'custom': {
      const from = asDay(custom.fromDay);
      const last = asDay(custom.toDay);
      return {
        ...(from ? { from: at(from) } : {}),
        ...(last && (!from || last >= from) ? { to: at(shiftDay(last, 1)) } : {}),
      };
    }
  }
}
