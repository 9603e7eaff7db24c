import type { Tx } from '@/lib/db/prisma';

export type OutboxKind = 'extension' | 'device' | 'number' | 'tenant' | 'media_node' | 'trunk';

/** The tenant of what belongs to the installation: media nodes and trunks. */
export const PLATFORM = 'platform';

export interface Pointer {
  tenantId: string;
  kind: OutboxKind;
  subjectId: string;
  revision: number;
}

/** A knock on the worker's door, in the transaction of the change: it reads itself what is true. */
export async function appendOutbox(tx: Tx, pointers: readonly Pointer[]): Promise<void> {
  const now = new Date();
  await tx.outbox.createMany({
    data: pointers.map((pointer) => ({ ...pointer, availableAt: now, createdAt: now })),
  });
}
