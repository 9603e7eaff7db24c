import type { z } from 'zod';
import { db } from '@/lib/db/prisma';
import { searchIds } from '@/lib/db/search';
import type { TenantScope } from '@/lib/access/scope';
import { decodeCursor } from '@/lib/http/cursor';
import { notFound } from '@/lib/http/fault';
import { pageOf, type Page } from '@/lib/http/page';
import type { listUsers as listOperation, User } from './contract';
import { toUser } from './describe';

const LIST = 'users';

/** Sorted by e-mail address. */
export async function listUsers(
  { tenantId }: TenantScope,
  { q, limit, cursor }: z.output<(typeof listOperation)['query']>,
): Promise<Page<User>> {
  const after = decodeCursor(LIST, cursor, 1)?.map(String)[0];
  const ids = await searchIds('users', { filters: { tenantId }, q, after, limit });
  const found = await db().membership.findMany({
    where: { tenantId, userId: { in: ids } },
    include: { user: true },
  });
  const byUser = new Map(found.map((row) => [row.userId, row]));
  const sorted = ids.flatMap((id) => byUser.get(id) ?? []);
  const { rows, nextCursor } = pageOf(LIST, sorted, limit, ({ user }) => [user.email]);
  return { items: rows.map(toUser), nextCursor };
}

/** 404 for a person who is no member of this PBX. */
export async function getUser({ tenantId }: TenantScope, userId: string): Promise<User> {
  const row = await db().membership.findFirst({
    where: { tenantId, userId },
    include: { user: true },
  });
  if (!row) throw notFound('user');
  return toUser(row);
}
