import { decode } from 'next-auth/jwt';
import { db } from '@/lib/db/prisma';
import { env } from '@/lib/env';
import { heldRoles, MEMBERSHIPS } from './held-roles';
import type { Principal } from './principal';

const LAST_SEEN_STEP_MS = 60_000;

/** The JWT carries only which row of `session` it stands for, and for which host it was made. */
async function sessionIdOf(cookie: string, host: string): Promise<string | undefined> {
  const claims = await decode({ token: cookie, secret: env().APP_SECRET }).catch(() => null);
  if (typeof claims?.sid !== 'string' || claims.host !== host) return undefined;
  return claims.sid;
}

/** Looked up at every request, so a session ends the moment it is revoked. */
export async function principalOfSession(
  cookie: string,
  origin: { ip: string; requestId: string; host: string },
): Promise<Principal | undefined> {
  const id = await sessionIdOf(cookie, origin.host);
  if (id === undefined) return undefined;
  const row = await db().session.findUnique({
    where: { id },
    include: { user: { include: { memberships: MEMBERSHIPS } } },
  });
  if (!row || row.revokedAt || row.host !== origin.host || row.user.status !== 'active') {
    return undefined;
  }
  const now = Date.now();
  if (row.expiresAt.getTime() <= now) return undefined;
  if (now - row.lastSeenAt.getTime() >= LAST_SEEN_STEP_MS) {
    const seen = { lastSeenAt: new Date(now), ip: origin.ip };
    await db().session.updateMany({ where: { id }, data: seen });
  }
  const { user } = row;
  return {
    kind: 'session',
    userId: user.id,
    name: user.name,
    email: user.email,
    roles: heldRoles(user.memberships),
    sessionId: id,
    token: null,
    ip: origin.ip,
    requestId: origin.requestId,
  };
}
