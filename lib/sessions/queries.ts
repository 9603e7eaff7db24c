import { db } from '@/lib/db/prisma';
import type { AccountScope } from '@/lib/access/scope';
import { decodeCursor } from '@/lib/http/cursor';
import { pageOf, type Page } from '@/lib/http/page';
import type { Session } from './contract';

const LIST = 'sessions';

/** The caller's own that still work, newest first. */
export async function listSessions(
  { principal }: AccountScope,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): Promise<Page<Session>> {
  const before = decodeCursor(LIST, cursor, 1)?.map(String)[0];
  const found = await db().session.findMany({
    where: {
      userId: principal.userId,
      revokedAt: null,
      expiresAt: { gt: new Date() },
      ...(before !== undefined && { id: { lt: before } }),
    },
    orderBy: { id: 'desc' },
    take: limit + 1,
  });
  const { rows, nextCursor } = pageOf(LIST, found, limit, ({ id }) => [id]);
  const items = rows.map(({ id, host, ip, userAgent, createdAt, lastSeenAt, expiresAt }) => ({
    ...{ id, host, ip, userAgent, current: id === principal.sessionId },
    createdAt: createdAt.toISOString(),
    lastSeenAt: lastSeenAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
  }));
  return { items, nextCursor };
}
