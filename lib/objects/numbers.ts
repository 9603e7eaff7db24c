import { fault } from '@/lib/http/fault';
import type { TenantChange } from '@/lib/outbox/change';

/**
 * Short numbers of extensions and of everything else are one plan. The tenant's row is locked, so
 * nobody takes the number between this look and the write.
 * @throws Fault conflict, naming who has it.
 */
export async function requireFreeNumber(
  { tx, tenant }: Pick<TenantChange, 'tx' | 'tenant'>,
  number: string | null,
  ownId: string,
): Promise<void> {
  if (number === null) return;
  const where = { tenantId: tenant.id, number, id: { not: ownId } };
  const select = { name: true };
  const holder =
    (await tx.extension.findFirst({ where, select })) ??
    (await tx.pbxObject.findFirst({ where, select }));
  if (holder) {
    throw fault('conflict', {
      public: `${number} belongs to ${holder.name} already.`,
      field: 'number',
    });
  }
}
