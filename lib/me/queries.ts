import { db } from '@/lib/db/prisma';
import type { AccountScope, TenantScope } from '@/lib/access/scope';
import type { Me } from './contract';

const TENANTS_MAX = 100;

/** The PBXs of the own memberships; operators and resellers find theirs with `listTenants`. */
export async function getMe(
  { principal, permissions }: AccountScope,
  chosen: TenantScope | undefined,
): Promise<Me> {
  const { kind, userId, name, email, roles, token } = principal;
  const roleOf = new Map(
    roles.flatMap(({ tenantId, role }) =>
      tenantId !== null && (!token?.tenantId || token.tenantId === tenantId)
        ? [[tenantId, role] as const]
        : [],
    ),
  );
  const ids = [...roleOf.keys(), ...(chosen ? [chosen.tenantId] : [])];
  const rows = await db().tenant.findMany({
    where: { id: { in: ids } },
    select: { id: true, name: true },
    orderBy: { name: 'asc' },
    take: TENANTS_MAX,
  });
  return {
    ...{ kind, userId, name, email },
    role: chosen?.role ?? null,
    tenantId: chosen?.tenantId ?? null,
    permissions: [...new Set([...permissions, ...(chosen?.permissions ?? [])])].sort(),
    tenants: rows.map((row) => ({
      ...row,
      role: roleOf.get(row.id) ?? chosen?.role ?? 'operator',
    })),
  };
}
