import type { Tx } from '@/lib/db/prisma';
import type { SyncState } from './contract';
import { syncState } from './rules';

const SHOWN_REFUSALS = 20;

/** Of a PBX's block list as a whole: its last change may be in many groups at once. */
export async function syncOfBlockList(
  tenantId: string,
  revision: number,
  reader: Tx,
): Promise<SyncState> {
  const [rows, refusals] = await Promise.all([
    reader.outbox.findMany({
      where: { tenantId, kind: 'block_list', revision },
      select: { createdAt: true, liveAt: true },
    }),
    reader.syncRefusal.findMany({
      where: { tenantId, owner: { startsWith: 'block_list:' } },
      select: { nodeId: true, reason: true },
      take: SHOWN_REFUSALS,
    }),
  ]);
  const words = refusals.map(({ nodeId, reason }) => ({ node: nodeId, reason }));
  return syncState(revision, rows, words);
}
