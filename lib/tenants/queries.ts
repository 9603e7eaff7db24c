import type { z } from 'zod';
import { db } from '@/lib/db/prisma';
import { inOrder, searchIds } from '@/lib/db/search';
import { noSuchTenant, type OrganisationScope, type TenantScope } from '@/lib/access/scope';
import { decodeCursor } from '@/lib/http/cursor';
import { pageOf, type Page } from '@/lib/http/page';
import { syncOfTenant, syncOfTenants } from '@/lib/sync/queries';
import type { listTenants as listOperation, Tenant } from './contract';
import { toTenant } from './describe';
import { reachOf } from './reach';

const LIST = 'tenants';

/** Sorted by slug. */
export async function listTenants(
  scope: OrganisationScope,
  { q, status, limit, cursor }: z.output<(typeof listOperation)['query']>,
): Promise<Page<Tenant>> {
  const after = decodeCursor(LIST, cursor, 1)?.map(String)[0];
  const resellerId = scope.kind === 'reseller' ? scope.resellerIds : undefined;
  const ids = await searchIds('tenants', { filters: { resellerId, status }, q, after, limit });
  const found = await db().tenant.findMany({ where: { id: { in: ids }, ...reachOf(scope) } });
  const { rows, nextCursor } = pageOf(LIST, inOrder(ids, found), limit, ({ slug }) => [slug]);
  const states = await syncOfTenants(rows);
  const items = rows.flatMap((row) => {
    const sync = states.get(row.id);
    return sync ? [toTenant(row, sync)] : [];
  });
  return { items, nextCursor };
}

/** 404 for a PBX of another reseller. */
export async function getTenant(scope: OrganisationScope, id: string): Promise<Tenant> {
  const row = await db().tenant.findFirst({ where: { id, ...reachOf(scope) } });
  if (!row) throw noSuchTenant();
  return toTenant(row, await syncOfTenant(row.id, row.revision));
}

export async function getOwnTenant({ tenantId }: TenantScope): Promise<Tenant> {
  const row = await db().tenant.findUnique({ where: { id: tenantId } });
  if (!row) throw noSuchTenant();
  return toTenant(row, await syncOfTenant(row.id, row.revision));
}
