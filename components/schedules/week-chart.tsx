import { DAYS } from '@/components/schedules/day-toggles';
import type { WeekRow } from '@/components/schedules/schedule-value';
import { CLOCK } from '@/lib/schedules/rules';
import { weekOf } from '@/lib/schedules/week-rules';

const DAY = 1440;
const HOURS = [0, 6, 12, 18, 24];

/** The part of a span that is in one day. */
const clipped = ([from, to]: readonly [number, number], day: number): [number, number] => [
  Math.max(0, from - (day - 1) * DAY),
  Math.min(DAY, to - (day - 1) * DAY),
];

/** The week as it will be, at a glance. The rows above say the same in words. */
export function WeekChart({ week }: { week: readonly WeekRow[] }) {
  // What is being typed may be half a time.
  const whole = week.filter(({ from, to }) => CLOCK.test(from) && CLOCK.test(to) && from !== to);
  const spans = weekOf(whole);
  return (
    <div aria-hidden className="grid gap-1 text-meta text-muted-foreground">
      {DAYS.map(({ day, short }) => (
        <div key={day} className="grid grid-cols-[2.5rem_minmax(0,1fr)] items-center gap-2">
          {short}
          <svg
            viewBox={`0 0 ${DAY} 10`}
            preserveAspectRatio="none"
            className="h-3 w-full rounded-sm bg-muted"
          >
            {spans
              .map((span) => clipped(span, day))
              .filter(([from, to]) => from < to)
              .map(([from, to]) => (
                <rect
                  key={from}
                  x={from}
                  width={to - from}
                  height={10}
                  className="fill-brand-text"
                />
              ))}
          </svg>
        </div>
      ))}
      <div className="ml-12 flex justify-between tabular-nums">
        {HOURS.map((hour) => (
          <span key={hour}>{hour}</span>
        ))}
      </div>
    </div>
  );
}
