/**
 * A zone's offsets from UTC with the moments at which they begin, as this machine's time-zone data
 * have them. For a fixed stretch of years, so that the same configuration always makes the same
 * document, whenever it is rendered.
 */
export const FIRST_YEAR = 2025;
/** The last offset holds from then on. */
export const END_YEAR = 2046;

const HOUR = 3_600;
/** Shorter than any summer or winter time: Morocco's Ramadan is four weeks. */
const STEP = 12 * 24 * HOUR;

const kept = new Map<string, readonly [number, number][]>();

/** `GMT+05:45`, `GMT-03:30`, `GMT` → seconds. */
function secondsOf(name: string): number {
  const parts = /^GMT(?:([+-])(\d\d):(\d\d)(?::(\d\d))?)?$/.exec(name);
  if (!parts) throw new Error(`an offset that nobody can read: ${name}`);
  const [, sign, hours = '0', minutes = '0', seconds = '0'] = parts;
  const size = Number(hours) * HOUR + Number(minutes) * 60 + Number(seconds);
  return sign === '-' ? -size : size;
}

/** Seconds since 1970 → seconds to add to UTC. */
export function offsetReader(zone: string): (epochSeconds: number) => number {
  const format = new Intl.DateTimeFormat('en-GB', { timeZone: zone, timeZoneName: 'longOffset' });
  return (epochSeconds) => {
    const parts = format.formatToParts(epochSeconds * 1000);
    return secondsOf(parts.find(({ type }) => type === 'timeZoneName')?.value ?? '');
  };
}

/** The first second of `(before, after]` at which the offset is no longer `old`. */
function changeBetween(
  offsetAt: (epochSeconds: number) => number,
  old: number,
  before: number,
  after: number,
): number {
  let [low, high] = [before, after];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(middle) === old) low = middle;
    else high = middle;
  }
  return high;
}

/** [seconds since 1970, offset in seconds], ascending. @throws RangeError for no zone of this machine. */
export function offsetsOf(name: string): [number, number][] {
  // `europe/berlin` is one of many ways to write it.
  const zone = new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
  const known = kept.get(zone);
  if (known) return known.map(([from, offset]) => [from, offset]);
  const offsetAt = offsetReader(zone);
  const end = Date.UTC(END_YEAR, 0, 1) / 1000;
  let at = Date.UTC(FIRST_YEAR, 0, 1) / 1000;
  let offset = offsetAt(at);
  const found: [number, number][] = [[at, offset]];
  while (at < end) {
    const next = Math.min(at + STEP, end);
    const then = offsetAt(next);
    if (then !== offset) found.push([changeBetween(offsetAt, offset, at, next), then]);
    [at, offset] = [next, then];
  }
  kept.set(zone, found);
  return found.map(([from, each]) => [from, each]);
}
