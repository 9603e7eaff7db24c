import { hashPassword } from '@/lib/access/passwords';
import { organisationScope, type PlatformScope } from '@/lib/access/scope';
import { db } from '@/lib/db/prisma';
import { env } from '@/lib/env';
import { createMediaNodeBody } from '@/lib/media-nodes/contract';
import { createMediaNode, updateMediaNode } from '@/lib/media-nodes/commands';
import { PLATFORM } from '@/lib/outbox/append';
import { newId } from '@/lib/shared/ids';
import { unseal } from '@/lib/shared/secret-box';
import { OPERATOR_ROLE, setUpPrincipal } from './set-up-principal';

export const OPERATOR_EMAIL = 'operator@example.com';
const MEDIA_NODE_NAME = 'media-1';

export interface MediaNodePlace {
  sipHost: string;
  sipPort: number;
  eslHost: string;
  eslPort: number;
  eslPassword: string;
}

/** The first person: without one nobody could make another. The password is set this once. */
async function ensureOperator(password: string) {
  const kept = await db().membership.findFirst({
    where: { scopeKey: PLATFORM, role: 'operator', user: { status: 'active' } },
    orderBy: { id: 'asc' },
    include: { user: true },
  });
  if (kept) return kept.user;
  const passwordHash = await hashPassword(password);
  const account = { realm: PLATFORM, email: OPERATOR_EMAIL, name: 'Operator' };
  return db().$transaction(async (tx) => {
    const user = await tx.user.create({ data: { id: newId('user'), ...account, passwordHash } });
    await tx.membership.create({
      data: {
        id: newId('membership'),
        userId: user.id,
        scopeKey: PLATFORM,
        role: OPERATOR_ROLE.role,
      },
    });
    return user;
  });
}

async function ensureMediaNode(scope: PlatformScope, place: MediaNodePlace): Promise<string> {
  const wanted = { name: MEDIA_NODE_NAME, ...place };
  const row = await db().mediaNode.findUnique({ where: { name: MEDIA_NODE_NAME } });
  if (!row) return (await createMediaNode(scope, createMediaNodeBody.parse(wanted))).id;
  const held = { ...row, eslPassword: unseal(env().APP_SECRET, row.eslPassword) };
  const keys = ['sipHost', 'sipPort', 'eslHost', 'eslPort', 'eslPassword'] as const;
  if (keys.some((key) => held[key] !== place[key])) {
    await updateMediaNode(scope, row.id, place, row.version);
  }
  return row.id;
}

/** The operator's own reach, for set-up and demo data. */
export async function operatorScope(password: string): Promise<PlatformScope> {
  const operator = await ensureOperator(password);
  const scope = await organisationScope(setUpPrincipal(operator, OPERATOR_ROLE));
  if (scope?.kind !== 'platform') throw new Error('The operator has no reach over the platform.');
  return scope;
}

/** What must be there before anything starts. Run at every start; changes nothing when all is well. */
export async function ensureInstallation(
  password: string,
  place: MediaNodePlace,
): Promise<{ mediaNodeId: string }> {
  await db().platform.upsert({
    where: { id: PLATFORM },
    create: { id: PLATFORM, name: 'PBX platform' },
    update: {},
  });
  return { mediaNodeId: await ensureMediaNode(await operatorScope(password), place) };
}
