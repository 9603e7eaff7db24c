import type { TenantScope } from '@/lib/access/scope';
import { db } from '@/lib/db/prisma';

export interface Named {
  name: string | null;
  number: string | null;
}

const NOBODY: Named = { name: null, number: null };

/** Names of extensions, numbers and objects of this PBX; what was removed has none. */
export async function readNames(
  { tenantId }: Pick<TenantScope, 'tenantId'>,
  ids: readonly string[],
): Promise<(id: string) => Named> {
  const where = { tenantId, id: { in: [...ids] } };
  const select = { id: true, name: true, number: true };
  const [extensions, numbers, objects] = await Promise.all([
    db().extension.findMany({ where, select }),
    db().number.findMany({ where, select: { id: true, e164: true, label: true } }),
    db().pbxObject.findMany({ where, select }),
  ]);
  const known = new Map<string, Named>();
  for (const { id, name, number } of [...extensions, ...objects]) known.set(id, { name, number });
  for (const { id, e164, label } of numbers) known.set(id, { name: label || e164, number: e164 });
  return (id) => known.get(id) ?? NOBODY;
}
