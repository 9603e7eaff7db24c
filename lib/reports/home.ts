import type { TenantScope } from '@/lib/access/scope';
import { figuresOf, type Total } from './figure-rules';
import {
  callsByHour,
  sameDays,
  usualHours,
  usualOf,
  valuesOf,
  type HomeFigures,
} from './home-rules';
import { startsOf, type Piece } from './period-rules';
import { sourcesOf } from './reach';
import { firstDay, readTotals } from './totals';
import { earlier, nextOf, startOf, weekHourOf } from './zone-rules';

const SPARK_DAYS = 14;

const between = (totals: readonly Total[], from: number, to: number) =>
  totals.filter(({ startsAt }) => startsAt >= from && startsAt < to);

/** What Home says of today: some thousand rows of totals at most, however many calls there are. */
export async function readHomeFigures(
  scope: TenantScope,
  zone: string,
  now: number,
): Promise<HomeFigures> {
  const sources = sourcesOf(scope, {});
  const today = startOf('day', now, zone);
  const end = nextOf('day', today, zone);
  const [source] = sources;
  const first = source ? await firstDay(scope.tenantId, source) : undefined;
  const weekdays = sameDays(today, zone, first);
  const ofDay = (day: number): Piece => ({ span: 'hour', from: day, to: nextOf('day', day, zone) });
  const sparkFrom = earlier(today, SPARK_DAYS - 1, 'day', zone);
  const [hourly, daily] = await Promise.all([
    readTotals(scope.tenantId, sources, [today, ...weekdays].map(ofDay), {
      moments: true,
      asCalls: true,
    }),
    readTotals(
      ...([scope.tenantId, sources, [{ span: 'day', from: sparkFrom, to: end }]] as const),
      { moments: true, asCalls: true },
    ),
  ]);
  const past = weekdays.map((day) => ({
    day,
    totals: between(hourly, day, nextOf('day', day, zone)),
  }));
  const ofToday = between(hourly, today, end);
  const { weekday, hour } = weekHourOf(now, zone);
  return {
    values: valuesOf(figuresOf(ofToday)),
    usual: usualOf(past, now, today, zone),
    days: startsOf({ from: sparkFrom, to: end }, 'day', zone).map((day) => ({
      startsAt: new Date(day).toISOString(),
      values: valuesOf(figuresOf(daily.filter(({ startsAt }) => startsAt === day))),
    })),
    hours: {
      today: callsByHour(ofToday, zone).slice(0, hour + 1),
      usual: usualHours(past.map(({ totals }) => callsByHour(totals, zone))),
    },
    weekday,
    weeks: weekdays.length,
  };
}
