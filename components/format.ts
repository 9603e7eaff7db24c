/** One language for now; formats stand in one place so that the next ones are easy. */
const LOCALE = 'en-GB';

const formats = new Map<string, Intl.DateTimeFormat>();

function formatter(timeZone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${timeZone} ${JSON.stringify(options)}`;
  let format = formats.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat(LOCALE, { timeZone, ...options });
    formats.set(key, format);
  }
  return format;
}

/** `23 Nov 2026, 15:04:05` in the tenant's zone. */
export const formatDateTime = (iso: string, timeZone: string, withSeconds = false) =>
  formatter(timeZone, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    ...(withSeconds ? { second: '2-digit' } : {}),
  }).format(new Date(iso));

/** `23 Nov, 15:04`: for lists of what is recent. */
export const formatRecent = (iso: string, timeZone: string) =>
  formatter(timeZone, {
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
  }).format(new Date(iso));

export const formatDate = (iso: string, timeZone: string) =>
  formatter(timeZone, { day: 'numeric', month: 'short', year: 'numeric' }).format(new Date(iso));

export const formatTime = (iso: string, timeZone: string) =>
  formatter(timeZone, { hour: '2-digit', minute: '2-digit', second: '2-digit' }).format(
    new Date(iso),
  );

/** Milliseconds → `0:07`, `12:40`, `1:02:03`. */
export function formatDuration(ms: number): string {
  const total = Math.round(ms / 1000);
  const seconds = String(total % 60).padStart(2, '0');
  const minutes = Math.floor(total / 60) % 60;
  const hours = Math.floor(total / 3600);
  return hours > 0
    ? `${hours}:${String(minutes).padStart(2, '0')}:${seconds}`
    : `${minutes}:${seconds}`;
}

/** Milliseconds → `0.3 s`; never less than a tenth. */
export const formatSeconds = (ms: number) => `${Math.max(0.1, ms / 1000).toFixed(1)} s`;

export const formatCount = (count: number) => new Intl.NumberFormat(LOCALE).format(count);

/** `1 device`, `3 devices`. */
export const plural = (count: number, one: string, many: string) =>
  `${formatCount(count)} ${count === 1 ? one : many}`;
