import type { ScheduleTable } from '@/lib/call-plan/plan';
import type { Holiday, ScheduleConfig } from './contract';
import { offsetsOf } from './offsets';
import { dateNumber, isYearly, minutesOf } from './rules';
import { merged, WEEK, weekOf, type Span } from './week-rules';

function daysOf(holidays: readonly Holiday[]): ScheduleTable['days'] {
  const days = holidays.map(({ from, to, open }) => ({
    from: dateNumber(from),
    to: dateNumber(to),
    open: merged(open.map((hours): Span => [minutesOf(hours.from), minutesOf(hours.to)])),
  }));
  // What says less says it more exactly: one short day within two weeks of holidays comes first.
  const length = ({ from, to }: { from: number; to: number }) => (to - from + 1300) % 1300;
  const plain = ({ from, to }: { from: number; to: number }) => to - from;
  const size = holidays.every(({ from }) => isYearly(from)) ? length : plain;
  return days.sort((a, b) => size(a) - size(b));
}

/** A schedule that is switched off closes nothing. */
const ALWAYS_OPEN = { week: [[0, WEEK] as Span], days: [], yearly: [] };

/** `tenantZone` holds where the schedule names none. */
export function compileTable(
  config: ScheduleConfig,
  tenantZone: string,
  enabled = true,
): ScheduleTable {
  const offsets = offsetsOf(config.timezone ?? tenantZone);
  if (!enabled) return { offsets, ...ALWAYS_OPEN };
  const until = config.override && Math.ceil(Date.parse(config.override.until) / 1000);
  return {
    offsets,
    week: weekOf(config.week),
    days: daysOf(config.holidays.filter(({ from }) => !isYearly(from))),
    yearly: daysOf(config.holidays.filter(({ from }) => isYearly(from))),
    ...(config.override && until !== null && { override: { is: config.override.is, until } }),
  };
}
