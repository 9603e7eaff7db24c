/** A moment as the clock on the wall showed it. */
export interface LocalTime {
  /** `2026-11-25 15:04:05` */
  text: string;
  /** Days since 1899-12-30, as spreadsheets count. */
  serial: number;
}

interface Quarter {
  /** `2026-11-25 15:` */
  hour: string;
  /** Of the hour, at the quarter's begin. */
  minute: number;
  serial: number;
}

const QUARTER_MS = 15 * 60_000;
const DAY_MS = 86_400_000;
const SPREADSHEET_EPOCH = Date.UTC(1899, 11, 30);
const REMEMBERED = 500;

/** Milliseconds that the zone is ahead of UTC. */
function offsetMs(format: Intl.DateTimeFormat, atMs: number): number {
  const parts = new Map(format.formatToParts(atMs).map(({ type, value }) => [type, Number(value)]));
  const part = (name: Intl.DateTimeFormatPartTypes): number => parts.get(name) ?? 0;
  const local = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'));
  return local + part('minute') * 60_000 - atMs;
}

function quarterOf(format: Intl.DateTimeFormat, startMs: number): Quarter {
  const localMs = startMs + offsetMs(format, startMs);
  const text = new Date(localMs).toISOString();
  return {
    hour: `${text.slice(0, 10)} ${text.slice(11, 14)}`,
    minute: Number(text.slice(14, 16)),
    serial: (localMs - SPREADSHEET_EPOCH) / DAY_MS,
  };
}

/**
 * Reads what the database writes in UTC, `2026-11-25 14:04:05.123`, and says it in the zone. Made for
 * millions of rows in order: no zone changes its clock but at a quarter of an hour.
 */
export function localClock(timeZone: string): (utc: string) => LocalTime {
  const numeric = 'numeric' as const;
  const format = new Intl.DateTimeFormat('en-US', {
    ...{ timeZone, hourCycle: 'h23', year: numeric, month: numeric, day: numeric },
    ...{ hour: numeric, minute: numeric },
  });
  const known = new Map<string, Quarter>();
  return (utc) => {
    const minute = Number(utc.slice(14, 16));
    const within = minute % 15;
    const key = `${utc.slice(0, 14)}${minute - within}`;
    let quarter = known.get(key);
    if (!quarter) {
      if (known.size >= REMEMBERED) known.clear();
      const atMs = Date.parse(`${utc.slice(0, 10)}T${utc.slice(11, 16)}:00Z`);
      quarter = quarterOf(format, atMs - (atMs % QUARTER_MS));
      known.set(key, quarter);
    }
    const minutes = quarter.minute + within;
    const seconds = Number(utc.slice(17, 19));
    return {
      text: `${quarter.hour}${minutes < 10 ? '0' : ''}${minutes}${utc.slice(16, 19)}`,
      serial: quarter.serial + (within * 60 + seconds) / 86_400,
    };
  };
}
