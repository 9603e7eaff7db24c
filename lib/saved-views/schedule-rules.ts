import { clockOf, instantOf } from '@/lib/reports/zone-rules';

export const RHYTHMS = ['day', 'weekday', 'week', 'month'] as const;
export type Rhythm = (typeof RHYTHMS)[number];

export interface Timing {
  every: Rhythm;
  /** Of `week`: Monday is 1. */
  weekday?: number | undefined;
  /** Of `month`: 1 to 28, so that every month has it. */
  day?: number | undefined;
  /** `08:30` by the clocks of the zone. */
  time: string;
}

const DAY = 86_400_000;
/** More than any month has. */
const DAYS_AHEAD = 40;

function isOn({ every, weekday = 1, day = 1 }: Timing, clock: number): boolean {
  const date = new Date(clock);
  const ofWeek = date.getUTCDay() || 7;
  if (every === 'weekday') return ofWeek <= 5;
  if (every === 'week') return ofWeek === weekday;
  return every === 'day' || date.getUTCDate() === day;
}

/**
 * The next moment after `after` (milliseconds since 1970). A time that the clocks leap over is the
 * moment after the leap; one that comes twice counts once. Pure.
 */
export function nextRun(timing: Timing, zone: string, after: number): number {
  const [hours = 0, minutes = 0] = timing.time.split(':').map(Number);
  const today = Math.floor(clockOf(after, zone) / DAY) * DAY;
  for (let ahead = 0; ahead < DAYS_AHEAD; ahead += 1) {
    const midnight = today + ahead * DAY;
    if (!isOn(timing, midnight)) continue;
    const at = instantOf(midnight + (hours * 60 + minutes) * 60_000, zone);
    if (at > after) return at;
  }
  throw new Error('a rhythm without a next time');
}
