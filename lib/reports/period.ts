import type { TenantScope } from '@/lib/access/scope';
import { db } from '@/lib/db/prisma';
import { fault } from '@/lib/http/fault';
import type { ReportPeriod } from './answer-contract';
import {
  isTooLong,
  periodBefore,
  spanFor,
  wholeHours,
  YEARS_MAX,
  type Period,
} from './period-rules';
import { earlier, nextOf, startOf, type Span } from './zone-rules';

const DAYS_BEFORE = 6;

export interface Frame {
  zone: string;
  now: number;
  period: Period;
  before: Period;
}

interface Wanted {
  from?: string | undefined;
  to?: string | undefined;
}

const tooLong = (field: string, words: string) =>
  fault('period_too_long', { field, public: words });

export async function zoneOf({ tenantId }: TenantScope): Promise<string> {
  const where = { id: tenantId };
  return (await db().tenant.findUniqueOrThrow({ where, select: { timezone: true } })).timezone;
}

/** The period in whole hours of the PBX, and the one before. @throws Fault period_too_long */
export async function frameOf(scope: TenantScope, wanted: Wanted): Promise<Frame> {
  const zone = await zoneOf(scope);
  const now = Date.now();
  const to = wanted.to ? Date.parse(wanted.to) : nextOf('hour', startOf('hour', now, zone), zone);
  const week = () => earlier(startOf('day', Math.min(to, now), zone), DAYS_BEFORE, 'day', zone);
  const from = wanted.from ? Date.parse(wanted.from) : week();
  if (from >= to) {
    throw fault('invalid_input', { field: 'to', public: 'Must be after `from`.' });
  }
  if (isTooLong({ from, to })) throw tooLong('from', `A report spans ${YEARS_MAX} years at most.`);
  const period = wholeHours({ from, to }, zone);
  return { zone, now, period, before: periodBefore(period, zone) };
}

const HOURS_MAX_DAYS = 32;
const DAYS_MAX_DAYS = 740;
const DAY = 86_400_000;

/** What rows of the report are: as asked, or as fits. @throws Fault period_too_long */
export function spanOf({ period }: Frame, asked: Span | undefined): Span {
  if (!asked) return spanFor(period);
  const days = (period.to - period.from) / DAY;
  if (asked === 'hour' && days > HOURS_MAX_DAYS) {
    throw tooLong('by', 'By hours a report spans a month at most.');
  }
  if (asked === 'day' && days > DAYS_MAX_DAYS) {
    throw tooLong('by', 'By days a report spans two years at most.');
  }
  return asked;
}

/** @throws Fault period_too_long */
export function atMostDays({ period }: Frame, days: number, words: string): void {
  if (period.to - period.from > days * DAY) throw tooLong('from', words);
}

export const shownPeriod = (period: Period, timeZone: string, by: Span): ReportPeriod => ({
  from: new Date(period.from).toISOString(),
  to: new Date(period.to).toISOString(),
  timeZone,
  by,
});
