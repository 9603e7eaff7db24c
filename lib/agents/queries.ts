import type { TenantScope } from '@/lib/access/scope';
import { db, type Tx } from '@/lib/db/prisma';
import { notFound } from '@/lib/http/fault';
import { storedConfig } from '@/lib/objects/describe';
import { queue, type QueueConfig } from '@/lib/queues/contract';
import { agent, AGENT_STATUSES, type AgentState, type AgentStatus } from './contract';

const isStatus = (word: string): word is AgentStatus =>
  (AGENT_STATUSES as readonly string[]).includes(word);

interface AgentRow {
  id: string;
  createdAt: Date;
}

/** In the order of the agents; one who never logged in is logged out since there is such an agent. */
export async function statesOf(
  { tenantId }: Pick<TenantScope, 'tenantId'>,
  agents: readonly AgentRow[],
  reader: Tx = db(),
): Promise<AgentState[]> {
  const where = { tenantId, agentId: { in: agents.map(({ id }) => id) } };
  const rows = await reader.agentState.findMany({ where });
  const byAgent = new Map(rows.map((row) => [row.agentId, row]));
  return agents.map(({ id, createdAt }) => {
    const row = byAgent.get(id);
    const status = row && isStatus(row.status) ? row.status : 'logged_out';
    const since = (row?.since ?? createdAt).toISOString();
    return { agentId: id, status, reason: row?.reason ?? null, since };
  });
}

/** The settings of a queue of this PBX. @throws Fault not_found */
export async function requireQueue(
  { tenantId }: Pick<TenantScope, 'tenantId'>,
  id: string,
): Promise<QueueConfig> {
  const row = await db().pbxObject.findFirst({ where: { id, tenantId, kind: queue.kind } });
  if (!row) throw notFound(queue.singular);
  return storedConfig(queue, row.config) as QueueConfig;
}

/** Sorted by the agents' names. */
export async function listAgentStates(
  scope: TenantScope,
  { queueId }: { queueId?: string | undefined },
): Promise<{ items: AgentState[] }> {
  const members = queueId === undefined ? undefined : (await requireQueue(scope, queueId)).members;
  const among = members && { id: { in: members.map((member) => member.agent) } };
  const agents = await db().pbxObject.findMany({
    where: { tenantId: scope.tenantId, kind: agent.kind, ...among },
    select: { id: true, createdAt: true },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
  });
  return { items: await statesOf(scope, agents) };
}
