import type { ViewSchedule } from '@/lib/saved-views/contract';

export const DAYS = [
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
  'Sunday',
] as const;

export const EVERY = {
  day: 'Every day',
  weekday: 'Monday to Friday',
  week: 'Every week',
  month: 'Every month',
} as const;

/** `Every week on Monday at 08:30, to 2 addresses`. */
export function scheduleWords({ every, weekday = 1, day = 1, time, recipients }: ViewSchedule) {
  const on = { day: '', weekday: '', week: ` on ${DAYS[weekday - 1]}`, month: ` on the ${day}.` };
  const to = recipients.length === 1 ? recipients[0] : `${recipients.length} addresses`;
  return `${EVERY[every]}${on[every]} at ${time}, to ${to}`;
}
