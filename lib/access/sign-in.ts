import { z } from 'zod';
import { appendAudit } from '@/lib/audit/append';
import { knownHost } from '@/lib/brands/hosts';
import { db, type Tx } from '@/lib/db/prisma';
import { transaction } from '@/lib/db/transaction';
import { addressOf, hostOf } from '@/lib/http/client';
import { requestIdOf } from '@/lib/http/request-id';
import { log } from '@/lib/log';
import { newId } from '@/lib/shared/ids';
import { isPassword } from './passwords';
import { beginSignIn, endSignIn } from './sign-in-guard';

/** Absolute: no use of a session makes it last longer. */
export const SESSION_SECONDS = 14 * 24 * 60 * 60;

const credentialsSchema = z.object({
  email: z.string().trim().toLowerCase().min(1).max(254),
  password: z.string().min(1).max(200),
});

export type SignInOutcome =
  | { kind: 'signed_in'; userId: string; sessionId: string }
  | { kind: 'wrong' }
  | { kind: 'locked'; seconds: number };

interface From {
  host: string;
  ip: string;
  userAgent: string;
  requestId: string;
}

function fromOf(headers: Headers): From {
  return {
    host: hostOf(headers),
    ip: addressOf(headers),
    userAgent: (headers.get('user-agent') ?? '').replace(/[^ -~]/g, '?').slice(0, 300),
    requestId: requestIdOf(headers),
  };
}

type Person = { id: string; email: string };

/** In the trail of each PBX the person belongs to. */
async function audit(
  tx: Tx,
  { id, email }: Person,
  { ip, requestId }: Pick<From, 'ip' | 'requestId'>,
  action: string,
  subject: { kind: string; id: string },
): Promise<void> {
  const actor = { kind: 'user' as const, id, name: email, ip, requestId };
  const memberships = await tx.membership.findMany({ where: { userId: id } });
  await appendAudit(
    tx,
    memberships.map(({ tenantId, resellerId }) => ({
      ...{ actor, tenantId, resellerId, action, subject },
    })),
  );
}

async function openSession(user: Person, from: From): Promise<string> {
  const { host, ip, userAgent } = from;
  const id = newId('session');
  const now = Date.now();
  await transaction(async (tx) => {
    const longOver = { lt: new Date(now - SESSION_SECONDS * 1000) };
    await tx.session.deleteMany({ where: { userId: user.id, expiresAt: longOver } });
    const expiresAt = new Date(now + SESSION_SECONDS * 1000);
    await tx.session.create({ data: { id, userId: user.id, host, ip, userAgent, expiresAt } });
    await tx.user.update({ where: { id: user.id }, data: { lastSignInAt: new Date(now) } });
    await audit(tx, user, from, 'session.sign_in', { kind: 'session', id });
  });
  return id;
}

/**
 * One attempt to sign in, in the realm of the host. Unknown address, disabled account and wrong
 * password are one answer and take the same time.
 */
export async function signIn(given: unknown, headers: Headers): Promise<SignInOutcome> {
  const credentials = credentialsSchema.safeParse(given);
  const from = fromOf(headers);
  const known = await knownHost(from.host);
  if (!credentials.success || !known) return { kind: 'wrong' };
  const { email, password } = credentials.data;
  const { realm } = known;
  const seconds = await beginSignIn(realm, email, from.ip);
  if (seconds > 0) return { kind: 'locked', seconds };
  const user = await db().user.findUnique({ where: { realm_email: { realm, email } } });
  const usable = user?.status === 'active' ? user.passwordHash : null;
  const right = await isPassword(password, usable);
  if (!user) return { kind: 'wrong' };
  if (!right) {
    const subject = { kind: 'user', id: user.id };
    // Not waited for: the answer for an address that exists must not take longer.
    transaction((tx) => audit(tx, user, from, 'session.sign_in_refused', subject)).catch(
      (error: unknown) => log().warn({ err: error }, 'refused sign-in not in the trail'),
    );
    return { kind: 'wrong' };
  }
  await endSignIn(realm, email, from.ip);
  return { kind: 'signed_in', userId: user.id, sessionId: await openSession(user, from) };
}

/** For signing out. Nothing when it has ended already. */
export async function endSession(id: string, headers: Headers): Promise<void> {
  await transaction(async (tx) => {
    const { count } = await tx.session.updateMany({
      where: { id, revokedAt: null },
      data: { revokedAt: new Date() },
    });
    if (count === 0) return;
    const { user } = await tx.session.findUniqueOrThrow({ where: { id }, include: { user: true } });
    await audit(tx, user, fromOf(headers), 'session.sign_out', { kind: 'session', id });
  });
}
