import { offsetReader } from './offsets';

const DAY_MS = 86_400_000;

/**
 * What the clock of a zone shows, `2026-11-25T18:00`, as milliseconds since 1970. An hour that the
 * clocks skip is the one after it; of one that comes twice the first. Undefined: no such text.
 */
export function instantAt(local: string, zone: string): number | undefined {
  const asUtc = Date.parse(`${local}Z`);
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(local) || Number.isNaN(asUtc)) return undefined;
  const offsetAt = offsetReader(zone);
  const offsets = [offsetAt((asUtc - DAY_MS) / 1000), offsetAt((asUtc + DAY_MS) / 1000)];
  const found = offsets
    .map((offset) => asUtc - offset * 1000)
    .filter((at) => at + offsetAt(at / 1000) * 1000 === asUtc);
  return found.length > 0 ? Math.min(...found) : asUtc - (offsets[0] ?? 0) * 1000;
}

/** Milliseconds since 1970 → `2026-11-25T18:00` on the clock of a zone. */
export function wallClock(ms: number, zone: string): string {
  const offset = offsetReader(zone)(Math.floor(ms / 1000));
  return new Date(ms + offset * 1000).toISOString().slice(0, 16);
}

/** The next midnight of a zone. */
export function endOfDay(ms: number, zone: string): number {
  const today = Date.parse(`${wallClock(ms, zone).slice(0, 10)}T00:00Z`);
  const tomorrow = new Date(today + DAY_MS).toISOString().slice(0, 16);
  return instantAt(tomorrow, zone) ?? ms + DAY_MS;
}
