import { StatusDot } from '@/components/ui/status-dot';
import type { ScheduleNow } from '@/lib/schedules/contract';

const WORDS = {
  open: 'Open',
  closed: 'Closed',
  until: (moment: string) => `until ${moment}`,
  forLong: 'and no change within a year',
};

const LOCALE = 'en-GB';

/** `Fri 27 Nov 2026, 17:30` on the clock of the zone. */
export const momentWords = (iso: string, timeZone: string): string =>
  new Intl.DateTimeFormat(LOCALE, {
    ...{ timeZone, weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' },
    ...{ hour: '2-digit', minute: '2-digit' },
  }).format(new Date(iso));

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
      {withUntil ? <span className="text-muted-foreground">{untilWords(now)}</span> : null}
    </span>
  );
}
