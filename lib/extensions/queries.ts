import type { z } from 'zod';
import { db } from '@/lib/db/prisma';
import { inOrder, searchIds } from '@/lib/db/search';
import type { TenantScope } from '@/lib/access/scope';
import { decodeCursor } from '@/lib/http/cursor';
import { notFound } from '@/lib/http/fault';
import { pageOf, type Page } from '@/lib/http/page';
import type { Extension, listExtensions as listOperation } from './contract';
import { describeExtension, describeExtensions, WITH_DEVICES } from './describe';

const LIST = 'extensions';
type Query = z.output<(typeof listOperation)['query']>;

/** Sorted by number. */
export async function listExtensions(scope: TenantScope, query: Query): Promise<Page<Extension>> {
  const { tenantId } = scope;
  const { q, enabled, limit } = query;
  const after = decodeCursor(LIST, query.cursor, 1)?.map(String)[0];
  const ids = await searchIds('extensions', { filters: { tenantId, enabled }, q, after, limit });
  const found = await db().extension.findMany({
    where: { tenantId, id: { in: ids } },
    include: WITH_DEVICES,
  });
  const { rows, nextCursor } = pageOf(LIST, inOrder(ids, found), limit, ({ number }) => [number]);
  return { items: await describeExtensions(scope, rows), nextCursor };
}

/** 404 for an extension of another PBX. */
export async function getExtension(scope: TenantScope, id: string): Promise<Extension> {
  const row = await db().extension.findFirst({
    where: { id, tenantId: scope.tenantId },
    include: WITH_DEVICES,
  });
  if (!row) throw notFound('extension');
  return describeExtension(scope, row);
}
