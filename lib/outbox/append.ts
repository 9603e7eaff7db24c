import { writeRows } from '@/lib/db/bulk-write';
import type { Tx } from '@/lib/db/prisma';

/** `tenant_core`: the tenant's own document and rows only, such as its home node. */
export type OutboxKind =
  | 'extension'
  | 'device'
  | 'number'
  | 'object'
  /** `subjectId` is a group of it: lib/block-list/rules.ts. */
  | 'block_list'
  | 'tenant'
  | 'tenant_core'
  | 'media_node'
  | 'trunk';

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
  await writeRows(
    tx,
    'outbox',
    pointers.map(({ tenantId, kind, subjectId, revision }) => ({
      ...{ tenant_id: tenantId, kind, subject_id: subjectId, revision },
      ...{ available_at: now, created_at: now },
    })),
  );
}
