import type { Tx } from '@/lib/db/prisma';

/** Accounts that belong nowhere else go with the PBX; their sessions with them. */
async function removeMembers(tx: Tx, tenantId: string): Promise<void> {
  const members = await tx.membership.findMany({ where: { tenantId }, select: { userId: true } });
  const ids = members.map(({ userId }) => userId);
  await tx.membership.deleteMany({ where: { tenantId } });
  await tx.user.deleteMany({ where: { id: { in: ids }, memberships: { none: {} } } });
}

/** In the transaction that removes the tenant: what would still sign in or ring. The rest the worker removes. */
export async function removeRowsOf(tx: Tx, tenantId: string): Promise<void> {
  const where = { tenantId };
  await tx.deviceRegistration.deleteMany({ where });
  await tx.device.deleteMany({ where });
  await tx.extension.deleteMany({ where });
  await tx.number.deleteMany({ where });
  await tx.objectReference.deleteMany({ where });
  await tx.pbxObject.deleteMany({ where });
  await tx.blockList.deleteMany({ where });
  await tx.token.deleteMany({ where });
  await removeMembers(tx, tenantId);
}
