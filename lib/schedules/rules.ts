/** `07:30` → 450; `24:00` → 1440. The form has been checked. */
export function minutesOf(clock: string): number {
  const [hours = '0', minutes = '0'] = clock.split(':');
  return Number(hours) * 60 + Number(minutes);
}

/** 450 → `07:30`. */
export function clockOf(minutes: number): string {
  const two = (part: number) => String(part).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

export const CLOCK = /^(?:(?:[01][0-9]|2[0-3]):[0-5][0-9]|24:00)$/;

/** `2026-12-24`, a real day; or `12-24` of every year, `02-29` among them. */
export function isDate(text: string): boolean {
  if (!/^(?:20[0-9]{2}-)?[0-9]{2}-[0-9]{2}$/.test(text)) return false;
  const whole = text.length === 5 ? `2028-${text}` : text;
  const day = new Date(`${whole}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(whole);
}

export const isYearly = (date: string): boolean => date.length === 5;

/** `2026-12-24` → 20261224, `12-24` → 1224. */
export const dateNumber = (date: string): number => Number(date.replaceAll('-', ''));
