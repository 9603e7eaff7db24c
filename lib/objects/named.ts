import { writeRows } from '@/lib/db/bulk-write';
import type { Tx } from '@/lib/db/prisma';
import { fault } from '@/lib/http/fault';
import type { TenantChange } from '@/lib/outbox/change';
import type { Json } from './kind';
import { namedIn } from './references';

export interface Owner {
  kind: string;
  id: string;
}

async function existing(tx: Tx, tenantId: string, ids: readonly string[]): Promise<Set<string>> {
  const where = { tenantId, id: { in: [...ids] } };
  const [extensions, objects] = await Promise.all([
    tx.extension.findMany({ where, select: { id: true } }),
    tx.pbxObject.findMany({ where, select: { id: true } }),
  ]);
  return new Set([...extensions, ...objects].map(({ id }) => id));
}

/**
 * Notes what an object names, in the transaction that stores it. The tenant's row is locked by
 * then, so what is there now is there at the commit.
 * @throws Fault invalid_input naming the field of an id that is not there.
 */
export async function keepReferences(
  { tx, tenant }: TenantChange,
  owner: Owner,
  config: Json,
): Promise<void> {
  const named = namedIn(config);
  const there = await existing(tx, tenant.id, [...new Set(named.map(({ targetId }) => targetId))]);
  const missing = named.filter(({ targetId }) => !there.has(targetId) && targetId !== owner.id);
  if (missing.length > 0) {
    throw fault('invalid_input', {
      public: 'Something named here is not there any more; see `errors`.',
      errors: missing.map(({ slot }) => ({ field: slot, message: 'There is no such object.' })),
    });
  }
  await dropReferences({ tx, tenant }, owner);
  const base = { tenant_id: tenant.id, owner_kind: owner.kind, owner_id: owner.id };
  const rows = named.map(({ slot, targetId }) => ({ ...base, slot, target_id: targetId }));
  if (rows.length > 0) await writeRows(tx, 'object_reference', rows);
}

export async function dropReferences(
  { tx, tenant }: Pick<TenantChange, 'tx' | 'tenant'>,
  owner: Owner,
): Promise<void> {
  await tx.objectReference.deleteMany({ where: { tenantId: tenant.id, ownerId: owner.id } });
}
