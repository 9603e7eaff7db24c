import { SERVICE_LEVEL_SECONDS, TALK_BOUNDS, WAIT_BOUNDS } from './bucket-rules';
import type { TenantScope } from '@/lib/access/scope';
import { db } from '@/lib/db/prisma';
import { storedConfig } from '@/lib/objects/describe';
import { queue, type QueueConfig } from '@/lib/queues/contract';
import { grouped } from '@/lib/shared/grouped';
import type { AgentTimes, QueueReportItem } from './answer-contract';
import { spansOf, timesOf, type StateChange } from './agent-time-rules';
import type { AgentReport, QueueReport } from './contract';
import { barsOf, callsOf, isAnswered, queueFiguresOf, type Total } from './figure-rules';
import { readNames } from './names';
import { frameOf, shownPeriod, type Frame } from './period';
import { planPieces, type Period } from './period-rules';
import { mostFirst } from './queries';
import { listSource } from './reach';
import { lastStates, statesIn } from './agent-log';
import { readTotals, type Source } from './totals';

interface Query {
  from?: string | undefined;
  to?: string | undefined;
  limit: number;
}

/** What a queue promises; one that was removed is held to what a new one would be. */
async function targetsOf({ tenantId }: TenantScope, ids: readonly string[]) {
  const where = { tenantId, kind: queue.kind, id: { in: [...ids] } };
  const rows = await db().pbxObject.findMany({ where, select: { id: true, config: true } });
  const known = new Map(
    rows.map(({ id, config }) => {
      const { serviceLevelSeconds } = storedConfig(queue, config) as QueueConfig;
      return [id, serviceLevelSeconds] as const;
    }),
  );
  return (id: string) => known.get(id) ?? SERVICE_LEVEL_SECONDS;
}

function bars(totals: readonly Total[], talks: readonly Total[]) {
  return {
    waits: barsOf(totals, WAIT_BOUNDS).map((bar) => ({
      upToSeconds: bar.upToSeconds,
      answered: callsOf(bar.totals.filter(isAnswered)),
      lost: callsOf(bar.totals.filter((total) => !isAnswered(total))),
    })),
    talks: barsOf(talks, TALK_BOUNDS).map((bar) => ({
      upToSeconds: bar.upToSeconds,
      calls: callsOf(bar.totals),
    })),
  };
}

/** What both reports need: the items of now, most first, and the same items before. */
async function readBoth(scope: TenantScope, source: Source, frame: Frame, limit: number) {
  const read = (of: Period, from: Source) =>
    readTotals(scope.tenantId, [from], planPieces(of, frame.zone), { items: true, buckets: true });
  const all = mostFirst(await read(frame.period, source));
  const shown = all.slice(0, limit);
  const ids = shown.map(([id]) => id);
  const [then, nameOf] = await Promise.all([
    read(frame.before, { ...source, itemIds: ids }),
    readNames(scope, ids),
  ]);
  const thenOf = grouped(then, ({ itemId }) => itemId);
  const more = all.length - shown.length;
  return { shown, ids, nameOf, thenOf: (id: string) => thenOf.get(id) ?? [], more, read };
}

const periods = ({ period, before, zone }: Frame) => ({
  period: shownPeriod(period, zone, 'month'),
  before: shownPeriod(before, zone, 'month'),
});

export async function reportQueues(scope: TenantScope, query: Query): Promise<QueueReport> {
  const source = listSource(scope, 'queue');
  const frame = await frameOf(scope, query);
  const { shown, ids, nameOf, thenOf, more, read } = await readBoth(
    ...([scope, source, frame, query.limit] as const),
  );
  const [talks, targetOf] = await Promise.all([
    read(frame.period, { dimension: 'queueTalk', itemIds: ids }),
    targetsOf(scope, ids),
  ]);
  const talksOf = grouped(talks, ({ itemId }) => itemId);
  const items = shown.map(([id, totals]): QueueReportItem => {
    const serviceLevelSeconds = targetOf(id);
    return {
      ...{ id, ...nameOf(id), serviceLevelSeconds },
      figures: queueFiguresOf(totals, serviceLevelSeconds),
      before: queueFiguresOf(thenOf(id), serviceLevelSeconds),
      ...bars(totals, talksOf.get(id) ?? []),
    };
  });
  return { ...periods(frame), items, more };
}

const DAY = 86_400_000;
const SPANS_MAX_DAYS = 8;
const TIMES_MAX_DAYS = 93;

/** Times of each agent, known or not; undefined for a period that is too long to add up. */
async function readTimes({ tenantId }: TenantScope, ids: readonly string[], frame: Frame) {
  const days = (frame.period.to - frame.period.from) / DAY;
  if (days > TIMES_MAX_DAYS) return undefined;
  const [first, changes] = await Promise.all([
    lastStates(tenantId, ids, frame.period.from),
    statesIn(tenantId, ids, frame.period),
  ]);
  const byAgent = grouped([...first, ...changes], ({ agentId }) => agentId);
  return (id: string): AgentTimes => {
    const own: StateChange[] = byAgent.get(id) ?? [];
    return timesOf(spansOf(own, frame.period, frame.now), days <= SPANS_MAX_DAYS);
  };
}

/** Agents with a call, and those who were there and had none. */
async function agentIds({ tenantId }: TenantScope, limit: number): Promise<string[]> {
  const where = { tenantId, kind: 'agent' };
  const rows = await db().pbxObject.findMany({
    ...{ where, select: { id: true }, orderBy: { name: 'asc' }, take: limit },
  });
  return rows.map(({ id }) => id);
}

export async function reportAgents(scope: TenantScope, query: Query): Promise<AgentReport> {
  const source = listSource(scope, 'agent');
  const frame = await frameOf(scope, query);
  const { shown, nameOf, thenOf, more } = await readBoth(scope, source, frame, query.limit);
  const busy = new Set(shown.map(([id]) => id));
  const idle = (await agentIds(scope, query.limit)).filter((id) => !busy.has(id));
  const others = idle.slice(0, query.limit - shown.length);
  const [times, idleName] = await Promise.all([
    readTimes(scope, [...busy, ...others], frame),
    readNames(scope, others),
  ]);
  const target = SERVICE_LEVEL_SECONDS;
  const rows = [...shown, ...others.map((id): [string, Total[]] => [id, []])];
  const items = rows.map(([id, totals]) => ({
    ...{ id, ...(busy.has(id) ? nameOf(id) : idleName(id)) },
    figures: queueFiguresOf(totals, target),
    before: queueFiguresOf(thenOf(id), target),
    times: times?.(id) ?? null,
  }));
  return { ...periods(frame), items, more };
}
