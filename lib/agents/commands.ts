import type { TenantScope } from '@/lib/access/scope';
import { changesOf } from '@/lib/audit/append';
import { db, type Tx } from '@/lib/db/prisma';
import { notFound } from '@/lib/http/fault';
import { removeObject } from '@/lib/objects/commands';
import { changeTenant } from '@/lib/outbox/change';
import { agent, type AgentState, type AgentStatus } from './contract';
import { statesOf } from './queries';

interface Wanted {
  status: AgentStatus;
  reason: string | null;
}

async function stateNow({ tenantId }: { tenantId: string }, id: string, reader: Tx = db()) {
  const where = { id, tenantId, kind: agent.kind };
  const row = await reader.pbxObject.findFirst({ where, select: { id: true, createdAt: true } });
  const [state] = row ? await statesOf({ tenantId }, [row], reader) : [];
  if (!state) throw notFound(agent.singular);
  return state;
}

/** A node's clock may be ahead of ours: whoever speaks last is right all the same. */
const laterThan = (since: string): Date => new Date(Math.max(Date.now(), Date.parse(since) + 1));

/** Needs no version: whoever logs somebody out means it whatever was said before. */
export async function setAgentState(
  scope: TenantScope,
  id: string,
  { status, reason }: Wanted,
): Promise<AgentState> {
  const now = await stateNow(scope, id);
  if (now.status === status && now.reason === reason) return now;
  return changeTenant(scope, async ({ tx, tenant, revision, record }) => {
    const { id: tenantId } = tenant;
    const before = await stateNow({ tenantId }, id, tx);
    const data = { status, reason, since: laterThan(before.since) };
    await tx.agentState.upsert({
      where: { agentId: id, tenantId },
      create: { agentId: id, tenantId, ...data },
      update: data,
    });
    const moment = { tenantId, agentId: id, at: data.since, state: status, reason };
    await tx.agentStateLog.createMany({ data: [moment], skipDuplicates: true });
    await tx.pbxObject.updateMany({ where: { id, tenantId }, data: { revision } });
    const after = { agentId: id, status, reason, since: data.since.toISOString() };
    const changes = changesOf(['status', 'reason'], before, after);
    await record({ kind: 'object', id, subject: agent.kind, action: 'agent.state', changes });
    return after;
  });
}

export async function removeAgent(
  scope: TenantScope,
  id: string,
  version: number,
  repointTo: string | undefined,
): Promise<void> {
  await removeObject(agent, scope, id, version, repointTo, async ({ tx, tenant }) => {
    await tx.agentState.deleteMany({ where: { agentId: id, tenantId: tenant.id } });
  });
}
