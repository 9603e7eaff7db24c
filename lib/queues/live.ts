import type { TenantScope } from '@/lib/access/scope';
import { requireQueue, statesOf } from '@/lib/agents/queries';
import { MariaDbConfigStore } from '@/lib/config-store/mariadb';
import { pool } from '@/lib/db/pool';
import { db } from '@/lib/db/prisma';
import type { QueueMember } from './contract';
import type { QueueLive } from './live-contract';
import { mergeSnapshots, queueSnapshot, snapshotKey, type QueueSnapshot } from './live-rules';

/** Of every node that told of this queue a moment ago. */
async function snapshotOf(queueId: string): Promise<QueueSnapshot> {
  const nodes = await db().mediaNode.findMany({ select: { id: true } });
  const keys = nodes.map(({ id }) => snapshotKey(queueId, id));
  const held = await new MariaDbConfigStore(pool()).getMany(keys);
  const snapshots = [...held.values()].map(({ value }) => queueSnapshot.parse(JSON.parse(value)));
  return mergeSnapshots(snapshots);
}

const instantOf = (seconds: number): string => new Date(seconds * 1000).toISOString();
const orNull = (text: string): string | null => (text === '' ? null : text);

async function agentsOf(
  scope: TenantScope,
  members: readonly QueueMember[],
  { agents: told }: QueueSnapshot,
): Promise<QueueLive['agents']> {
  const rows = await db().pbxObject.findMany({
    where: { tenantId: scope.tenantId, id: { in: members.map(({ agent }) => agent) } },
    select: { id: true, name: true, enabled: true, createdAt: true },
  });
  const states = new Map((await statesOf(scope, rows)).map((state) => [state.agentId, state]));
  const activities = new Map(told.map((one) => [one.id, one]));
  return members
    .toSorted((one, other) => one.level - other.level || one.position - other.position)
    .flatMap(({ agent, level, position }) => {
      const row = rows.find(({ id }) => id === agent);
      const state = states.get(agent);
      if (!row || !state) return [];
      const activity = activities.get(agent);
      return {
        ...{ ...state, name: row.name, enabled: row.enabled, level, position },
        activity: activity?.activity ?? ('idle' as const),
        activitySince: activity ? instantOf(activity.since) : null,
      };
    });
}

/** @throws Fault not_found */
export async function getQueueLive(scope: TenantScope, queueId: string): Promise<QueueLive> {
  const { members } = await requireQueue(scope, queueId);
  const snapshot = await snapshotOf(queueId);
  return {
    queueId,
    at: new Date().toISOString(),
    waitingCount: snapshot.count,
    waiting: snapshot.waiting.map(({ call, number, name, since, agent }) => ({
      ...{ callId: call, callerNumber: orNull(number), callerName: orNull(name) },
      ...{ since: instantOf(since), ringingAgentId: agent ?? null },
    })),
    agents: await agentsOf(scope, members, snapshot),
  };
}
