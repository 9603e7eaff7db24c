import type { TenantScope } from '@/lib/access/scope';
import { grouped } from '@/lib/shared/grouped';
import type { Figures, Moment } from './answer-contract';
import type {
  CallReport,
  CallReportQuery,
  HourReport,
  HourReportQuery,
  ListReport,
  ListReportQuery,
} from './contract';
import { figuresOf, type Total } from './figure-rules';
import { cellsOf } from './hour-rules';
import { readNames } from './names';
import { atMostDays, frameOf, shownPeriod, spanOf } from './period';
import { planPieces, startsOf, type Period } from './period-rules';
import { listSource, sourcesOf } from './reach';
import { readTotals, type Source } from './totals';
import { startOf, type Span } from './zone-rules';

/** Every span of the period, those without a call, too. */
async function momentsOf(
  { tenantId }: TenantScope,
  sources: readonly Source[],
  period: Period,
  zone: string,
  by: Span,
): Promise<{ total: Figures; items: Moment[] }> {
  const pieces = planPieces(period, zone, by);
  const totals = await readTotals(tenantId, sources, pieces, { moments: true, asCalls: true });
  const bySpan = grouped(totals, ({ startsAt }) => startOf(by, startsAt, zone));
  const items = startsOf(period, by, zone).map((start) => ({
    startsAt: new Date(start).toISOString(),
    figures: figuresOf(bySpan.get(start) ?? []),
  }));
  return { total: figuresOf(totals), items };
}

export async function reportCalls(scope: TenantScope, query: CallReportQuery): Promise<CallReport> {
  const sources = sourcesOf(scope, query);
  const frame = await frameOf(scope, query);
  const by = spanOf(frame, query.by);
  const { zone, period, before } = frame;
  const [now, then] = await Promise.all([
    momentsOf(scope, sources, period, zone, by),
    momentsOf(scope, sources, before, zone, by),
  ]);
  return {
    period: shownPeriod(period, zone, by),
    ...now,
    before: { period: shownPeriod(before, zone, by), ...then },
  };
}

/** Items with most calls first; of two alike the older one. */
export function mostFirst(totals: readonly Total[]): [string, Total[]][] {
  const sum = (of: readonly Total[]) => of.reduce((count, { calls }) => count + calls, 0);
  return [...grouped(totals, ({ itemId }) => itemId)]
    .map(([id, own]) => ({ id, own, calls: sum(own) }))
    .toSorted((one, other) => other.calls - one.calls || (one.id < other.id ? -1 : 1))
    .map(({ id, own }) => [id, own]);
}

async function reportItems(
  scope: TenantScope,
  dimension: 'extension' | 'number' | 'group',
  query: ListReportQuery,
): Promise<ListReport> {
  const source = listSource(scope, dimension, query.direction);
  const { zone, period, before } = await frameOf(scope, query);
  const read = (of: Period, from: Source) =>
    readTotals(scope.tenantId, [from], planPieces(of, zone), { items: true });
  const all = mostFirst(await read(period, source));
  const shown = all.slice(0, query.limit);
  const ids = shown.map(([id]) => id);
  const [then, nameOf] = await Promise.all([
    read(before, { ...source, itemIds: ids }),
    readNames(scope, ids),
  ]);
  const earlierOf = grouped(then, ({ itemId }) => itemId);
  return {
    period: shownPeriod(period, zone, 'month'),
    before: shownPeriod(before, zone, 'month'),
    items: shown.map(([id, totals]) => ({
      ...{ id, ...nameOf(id), figures: figuresOf(totals) },
      before: figuresOf(earlierOf.get(id) ?? []),
    })),
    more: all.length - shown.length,
  };
}

export const reportExtensions = (scope: TenantScope, query: ListReportQuery) =>
  reportItems(scope, 'extension', query);

export const reportNumbers = (scope: TenantScope, query: ListReportQuery) =>
  reportItems(scope, 'number', query);

export const reportGroups = (scope: TenantScope, query: ListReportQuery) =>
  reportItems(scope, 'group', query);

const YEAR_DAYS = 367;

export async function reportHours(scope: TenantScope, query: HourReportQuery): Promise<HourReport> {
  const sources = sourcesOf(scope, query);
  const frame = await frameOf(scope, query);
  atMostDays(frame, YEAR_DAYS, 'The week by hours spans a year at most.');
  const { zone, now } = frame;
  const period = {
    from: frame.period.from,
    to: Math.max(frame.period.from, Math.min(frame.period.to, now)),
  };
  const totals = await readTotals(scope.tenantId, sources, planPieces(frame.period, zone, 'hour'), {
    moments: true,
    asCalls: true,
  });
  const { targetPercent, withinSeconds, afterCallSeconds } = query;
  const wish = { level: targetPercent / 100, withinSeconds, afterCallSeconds };
  const { cells, averageTalkMs } = cellsOf(totals, period, zone, wish);
  return {
    period: shownPeriod(frame.period, zone, 'hour'),
    cells,
    staffing: { targetPercent, withinSeconds, afterCallSeconds, averageTalkMs },
  };
}
