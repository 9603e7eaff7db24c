import type { Tx } from '@/lib/db/prisma';
import { transaction } from '@/lib/db/transaction';
import { storage } from '@/lib/storage/storage';
import { oneChunk } from '@/lib/storage/port';

/** How long a file may be on its way before the sweep takes it for left behind. */
const UNDERWAY_MS = 60 * 60_000;

export interface NewFile {
  tenantId: string;
  key: string;
  kind: 'sound';
  content: Uint8Array;
}

/**
 * Stores a file that nothing names yet: `keepFiles` in the transaction that names it makes it stay.
 * Else the sweep removes it, also after a crash. @throws StorageError
 */
export async function storeFile({ tenantId, key, kind, content }: NewFile): Promise<void> {
  const bytes = BigInt(content.length);
  const removeAfter = new Date(Date.now() + UNDERWAY_MS);
  await transaction(async (tx) => {
    // The same content at the same key: it is counted already.
    const known = await tx.storedFile.updateMany({ where: { tenantId, key }, data: {} });
    if (known.count > 0) return;
    const createdAt = new Date();
    await tx.storedFile.create({ data: { key, tenantId, kind, bytes, createdAt, removeAfter } });
    await tx.storageUsage.upsert({
      where: { tenantId },
      create: { tenantId, bytes, files: 1 },
      update: { bytes: { increment: bytes }, files: { increment: 1 } },
    });
  });
  await storage().put(key, oneChunk(content), content.length);
}

export async function keepFiles(tx: Tx, tenantId: string, keys: readonly string[]): Promise<void> {
  const where = { tenantId, key: { in: [...keys] } };
  await tx.storedFile.updateMany({ where, data: { removeAfter: null } });
}

/** The sweep removes them after this moment; until then whoever is reading them may go on. */
export async function letFilesGo(
  tx: Tx,
  tenantId: string,
  keys: readonly string[],
  after: Date,
): Promise<void> {
  const where = { tenantId, key: { in: [...keys] } };
  await tx.storedFile.updateMany({ where, data: { removeAfter: after } });
}
