import { db } from '@/lib/db/prisma';
import type { OrganisationScope, TenantScope } from '@/lib/access/scope';
import { decodeCursor } from '@/lib/http/cursor';
import { notFound } from '@/lib/http/fault';
import { pageOf, type Page } from '@/lib/http/page';
import type { Token } from './contract';
import { toToken } from './describe';
import { placeOf } from './place';

const LIST = 'tokens';

/** Those that are not revoked, oldest first. */
export async function listTokens(
  scope: TenantScope | OrganisationScope,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): Promise<Page<Token>> {
  const after = decodeCursor(LIST, cursor, 1)?.map(String)[0];
  const { scopeKey } = placeOf(scope);
  const found = await db().token.findMany({
    where: { scopeKey, revokedAt: null, ...(after !== undefined && { id: { gt: after } }) },
    orderBy: { id: 'asc' },
    take: limit + 1,
  });
  const { rows, nextCursor } = pageOf(LIST, found, limit, ({ id }) => [id]);
  return { items: rows.map(toToken), nextCursor };
}

/** 404 for a token of another PBX, and for a revoked one. */
export async function getToken(scope: TenantScope, id: string): Promise<Token> {
  const { scopeKey } = placeOf(scope);
  const row = await db().token.findFirst({ where: { id, scopeKey, revokedAt: null } });
  if (!row) throw notFound('token');
  return toToken(row);
}
