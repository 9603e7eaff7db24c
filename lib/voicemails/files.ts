import type { Tx } from '@/lib/db/prisma';
import { letFilesGo } from '@/lib/stored-files/commands';

/** Files of messages that are no more: those that a forwarded message still has stay. */
export async function letGoOf(tx: Tx, tenantId: string, keys: readonly string[]): Promise<void> {
  if (keys.length === 0) return;
  const where = { tenantId, storageKey: { in: [...keys] } };
  const used = await tx.voicemailMessage.findMany({ where, select: { storageKey: true } });
  const held = new Set(used.map(({ storageKey }) => storageKey));
  const gone = keys.filter((key) => !held.has(key));
  await letFilesGo(tx, tenantId, gone, new Date());
}
