import type { Tx } from '@/lib/db/prisma';
import { fault } from '@/lib/http/fault';
import { appendOutbox, PLATFORM } from '@/lib/outbox/append';
import { chooseHome, spreadOverHomes, type HomeCandidate } from './home-rule';

/** Ids in one statement. */
const SLICE = 1000;

type Homed = { id: string; revision: number };

/**
 * Every change of a media node holds this row: while we hold it, no node comes or goes, and none is
 * chosen that is about to be removed.
 */
async function lockNodes(tx: Tx): Promise<void> {
  await tx.platform.updateMany({ where: { id: PLATFORM }, data: { revision: { increment: 0 } } });
}

async function candidates(tx: Tx): Promise<HomeCandidate[]> {
  const nodes = await tx.mediaNode.findMany({ select: { id: true, state: true, kind: true } });
  const counts = await tx.tenant.groupBy({
    by: ['homeNodeId'],
    where: { homeNodeId: { not: null } },
    _count: { _all: true },
  });
  const tenants = new Map(counts.map((row) => [row.homeNodeId, row._count._all]));
  return nodes.map((node) => ({ ...node, tenants: tenants.get(node.id) ?? 0 }));
}

export async function homeOfNewTenant(tx: Tx): Promise<string | null> {
  await lockNodes(tx);
  return chooseHome(await candidates(tx));
}

/** Any node an operator names is taken: the entry node goes elsewhere when it does not answer. */
export async function requireHome(tx: Tx, homeNodeId: string): Promise<void> {
  await lockNodes(tx);
  if ((await tx.mediaNode.count({ where: { id: homeNodeId } })) > 0) return;
  throw fault('invalid_input', { public: 'There is no such media node.', field: 'homeNodeId' });
}

/** Those at home at `told` get no pointer of their own: that node's pointer stands for them. */
async function move(
  tx: Tx,
  from: string | null,
  tenants: readonly Homed[],
  told?: string,
): Promise<void> {
  for (const [homeNodeId, all] of spreadOverHomes(await candidates(tx), tenants)) {
    if (homeNodeId === from) continue;
    for (let start = 0; start < all.length; start += SLICE) {
      const ids = all.slice(start, start + SLICE).map(({ id }) => id);
      const where = { id: { in: ids }, homeNodeId: from };
      await tx.tenant.updateMany({ where, data: { homeNodeId } });
    }
    if (homeNodeId === told) continue;
    const pointers = all.map(({ id, revision }) => ({ tenantId: id, subjectId: id, revision }));
    await appendOutbox(
      tx,
      pointers.map((pointer) => ({ ...pointer, kind: 'tenant_core' })),
    );
  }
}

async function tenantsAt(tx: Tx, homeNodeId: string | null): Promise<Homed[]> {
  const select = { id: true, revision: true };
  return tx.tenant.findMany({ where: { homeNodeId }, select, orderBy: { id: 'asc' } });
}

/** In the transaction that adds this node or makes it active, with its pointer in the outbox. */
export async function giveHomes(tx: Tx, nodeId: string): Promise<void> {
  await move(tx, null, await tenantsAt(tx, null), nodeId);
}

/** In the transaction that removes this node, when it is gone: spread over those that are left. */
export async function leaveHome(tx: Tx, nodeId: string): Promise<void> {
  await move(tx, nodeId, await tenantsAt(tx, nodeId));
}
