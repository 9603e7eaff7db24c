import { StatusDot } from '@/components/ui/status-dot';
import type { ScheduleNow } from '@/lib/schedules/contract';

const WORDS = {
  open: 'Open now',
  closed: 'Closed',
  until: (moment: string) => `until ${moment}`,
  forLong: 'and no change within a year',
};

const LOCALE = 'en-GB';
const DAY_MS = 86_400_000;
/** A weekday alone says which day is meant. */
const WEEK_MS = 6 * DAY_MS;

const CLOCK = { hour: '2-digit', minute: '2-digit' } as const;
const DAY = { weekday: 'short', day: 'numeric', month: 'short' } as const;

const inZone = (options: Intl.DateTimeFormatOptions, timeZone: string, at: Date) =>
  new Intl.DateTimeFormat(LOCALE, { ...options, timeZone }).format(at);

/** `17:30` today, `Mon 09:00` within days, else `Fri 27 Nov 2026, 17:30`; on the clock of the zone. */
export function momentWords(iso: string, timeZone: string, nowMs = Date.now()): string {
  const at = new Date(iso);
  const day = (moment: Date) => inZone({ ...DAY, year: 'numeric' }, timeZone, moment);
  const clock = inZone(CLOCK, timeZone, at);
  if (day(at) === day(new Date(nowMs))) return clock;
  const isNear = Math.abs(at.getTime() - nowMs) < WEEK_MS;
  return isNear ? `${inZone({ weekday: 'short' }, timeZone, at)} ${clock}` : `${day(at)}, ${clock}`;
}

/** The next change in words, without whose zone it is. */
export const untilWords = ({ changesAt, timezone }: ScheduleNow): string =>
  changesAt === null ? WORDS.forLong : WORDS.until(momentWords(changesAt, timezone));

type OpenNowProps = { now: ScheduleNow; withUntil?: boolean };

/** Whether a schedule is open, wherever it is used; and until when, by its own clock. */
export function OpenNow({ now, withUntil = false }: OpenNowProps) {
  const isOpen = now.is === 'open';
  return (
    <span className="inline-flex flex-wrap items-center gap-x-1.5">
      <StatusDot tone={isOpen ? 'success' : 'warning'} hollow={!isOpen}>
        {isOpen ? WORDS.open : WORDS.closed}
      </StatusDot>
      {withUntil ? (
        // Midnight may pass between server and browser.
        <span suppressHydrationWarning className="text-muted-foreground">
          {untilWords(now)}
        </span>
      ) : null}
    </span>
  );
}
