/** Spans of time as the people of a PBX count them: by the clock of its zone. */
export const SPANS = ['hour', 'day', 'month'] as const;
export type Span = (typeof SPANS)[number];

const SECOND = 1000;
const HOUR = 3600 * SECOND;
const DAY = 24 * HOUR;

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone);
  if (!format) {
    const part = 'numeric';
    format = new Intl.DateTimeFormat('en-US', {
      ...{ timeZone: zone, hourCycle: 'h23', year: part, month: part, day: part },
      ...{ hour: part, minute: part, second: part },
    });
    formats.set(zone, format);
  }
  return format;
}

function readClock(at: number, zone: string): number {
  const part: Record<string, number> = {};
  for (const { type, value } of formatOf(zone).formatToParts(at)) part[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
  const rest = ((at % SECOND) + SECOND) % SECOND;
  return Date.UTC(year, month - 1, day, hour, minute, second) + rest;
}

/** Zone and day of UTC → how far its clocks are ahead; null on days on which that changes. */
const offsets = new Map<string, number | null>();
const OFFSETS_MAX = 20_000;

function offsetOfDay(day: number, zone: string): number | null {
  const key = `${zone} ${day}`;
  let offset = offsets.get(key);
  if (offset === undefined) {
    const [first, last] = [day * DAY, (day + 1) * DAY];
    const [before, after] = [readClock(first, zone) - first, readClock(last, zone) - last];
    offset = before === after ? before : null;
    if (offsets.size >= OFFSETS_MAX) offsets.clear();
    offsets.set(key, offset);
  }
  return offset;
}

/** What the clocks of a zone show at an instant, as milliseconds of a day in UTC. */
export function clockOf(at: number, zone: string): number {
  const offset = offsetOfDay(Math.floor(at / DAY), zone);
  return offset === null ? readClock(at, zone) : at + offset;
}

/** The first instant at which the clocks show this or, where they leap over it, what follows. */
export function instantOf(clock: number, zone: string): number {
  const offsetAt = (at: number) => clockOf(at, zone) - at;
  const before = clock - offsetAt(clock - DAY);
  const after = clock - offsetAt(clock + DAY);
  const shown = [before, after].filter((at) => clockOf(at, zone) === clock);
  return shown.length > 0 ? Math.min(...shown) : before;
}

const monthOf = (clock: number, by = 0): number => {
  const date = new Date(clock);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + by, 1);
};

const floorTo = (clock: number, unit: number) => Math.floor(clock / unit) * unit;

/** The start of the hour, day or month that an instant is in. */
export function startOf(span: Span, at: number, zone: string): number {
  const clock = clockOf(at, zone);
  // An hour is counted back from the instant: the hour that comes twice has two starts.
  if (span === 'hour') return at - (clock - floorTo(clock, HOUR));
  return instantOf(span === 'day' ? floorTo(clock, DAY) : monthOf(clock), zone);
}

/** The start of the span after the one that begins here. */
export function nextOf(span: Span, start: number, zone: string): number {
  if (span === 'hour') return startOf('hour', start + HOUR, zone);
  const clock = clockOf(start, zone);
  return instantOf(span === 'day' ? floorTo(clock, DAY) + DAY : monthOf(clock, 1), zone);
}

/** As many days or months earlier by the calendar, at the same time of day. */
export function earlier(at: number, by: number, span: 'day' | 'month', zone: string): number {
  const clock = clockOf(at, zone);
  if (span === 'day') return instantOf(clock - by * DAY, zone);
  return instantOf(monthOf(clock, -by) + (clock - monthOf(clock)), zone);
}

/** `2026-03-29` by the clocks of the zone. */
export const dayName = (at: number, zone: string): string =>
  new Date(clockOf(at, zone)).toISOString().slice(0, 10);

/** Monday is 1; the hour is that of the clock. */
export function weekHourOf(at: number, zone: string): { weekday: number; hour: number } {
  const date = new Date(clockOf(at, zone));
  return { weekday: date.getUTCDay() || 7, hour: date.getUTCHours() };
}
