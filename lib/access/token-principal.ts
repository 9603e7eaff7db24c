import { z } from 'zod';
import { db } from '@/lib/db/prisma';
import { heldRoles, MEMBERSHIPS } from './held-roles';
import { isAllowedFrom } from './networks';
import { permissionNames } from './permissions';
import type { Principal } from './principal';
import { isTokenSecret, parseToken } from './token-secret';

const LAST_USED_STEP_MS = 60_000;
const words = z.array(z.string());
const scopesSchema = z.array(z.enum(permissionNames));

async function noteUse(id: string, lastUsedAt: Date | null, ip: string): Promise<void> {
  const now = Date.now();
  if (lastUsedAt && now - lastUsedAt.getTime() < LAST_USED_STEP_MS) return;
  await db().token.updateMany({
    where: { id },
    data: { lastUsedAt: new Date(now), lastUsedIp: ip },
  });
}

/**
 * Undefined for every reason alike: unknown, wrong, expired, revoked, from another network, or its
 * maker may not sign in any more.
 */
export async function principalOfToken(
  bearer: string,
  origin: { ip: string; requestId: string },
): Promise<Principal | undefined> {
  const parsed = parseToken(bearer);
  if (!parsed) return undefined;
  const row = await db().token.findUnique({ where: { prefix: parsed.prefix } });
  if (!row || !isTokenSecret(parsed.secret, row.secretHash) || row.revokedAt) return undefined;
  if (row.expiresAt && row.expiresAt.getTime() <= Date.now()) return undefined;
  if (!isAllowedFrom(words.parse(row.networks), origin.ip)) return undefined;
  const maker = await db().user.findUnique({
    where: { id: row.createdBy },
    include: { memberships: MEMBERSHIPS },
  });
  if (!maker || maker.status !== 'active') return undefined;
  await noteUse(row.id, row.lastUsedAt, origin.ip);
  const roles = heldRoles(
    row.tenantId
      ? maker.memberships
      : maker.memberships.filter(({ scopeKey }) => scopeKey === row.scopeKey),
  );
  const scopes = new Set(scopesSchema.parse(row.scopes));
  return {
    kind: 'token',
    userId: maker.id,
    name: maker.name,
    email: maker.email,
    roles,
    sessionId: null,
    token: { id: row.id, name: row.name, scopes, tenantId: row.tenantId },
    ...origin,
  };
}
