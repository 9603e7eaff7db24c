import type { z } from 'zod';
import { db } from '@/lib/db/prisma';
import { inOrder, searchIds } from '@/lib/db/search';
import type { TenantScope } from '@/lib/access/scope';
import { decodeCursor } from '@/lib/http/cursor';
import { notFound } from '@/lib/http/fault';
import { pageOf, type Page } from '@/lib/http/page';
import type { listNumbers as listOperation, PbxNumber } from './contract';
import { describeNumber, describeNumbers } from './describe';
import { searchedNumber } from './rules';

const LIST = 'numbers';

/** Ids of the numbers that name it, in whatever place. */
async function leadingTo(tenantId: string, targetId: string): Promise<string[]> {
  const where = { tenantId, targetId, ownerKind: 'number' };
  const rows = await db().objectReference.findMany({ where, select: { ownerId: true } });
  return [...new Set(rows.map(({ ownerId }) => ownerId))];
}

/** Sorted by the number. */
export async function listNumbers(
  scope: TenantScope,
  query: z.output<(typeof listOperation)['query']>,
): Promise<Page<PbxNumber>> {
  const { tenantId } = scope;
  const { enabled, targetId, limit } = query;
  const after = decodeCursor(LIST, query.cursor, 1)?.map(String)[0];
  const id = targetId === undefined ? undefined : await leadingTo(tenantId, targetId);
  const filters = { tenantId, enabled, id };
  const q = query.q && searchedNumber(query.q);
  const ids = await searchIds('numbers', { filters, q, after, limit });
  const found = await db().number.findMany({ where: { tenantId, id: { in: ids } } });
  const { rows, nextCursor } = pageOf(LIST, inOrder(ids, found), limit, ({ e164 }) => [e164]);
  return { items: await describeNumbers(scope, rows), nextCursor };
}

/** 404 for a number of another PBX. */
export async function getNumber(scope: TenantScope, id: string): Promise<PbxNumber> {
  const row = await db().number.findFirst({ where: { id, tenantId: scope.tenantId } });
  if (!row) throw notFound('number');
  return describeNumber(scope, row);
}
