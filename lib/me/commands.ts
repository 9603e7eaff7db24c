import { hashPassword, isPassword } from '@/lib/access/passwords';
import type { AccountScope } from '@/lib/access/scope';
import { beginSignIn, endSignIn } from '@/lib/access/sign-in-guard';
import { appendAudit } from '@/lib/audit/append';
import { db } from '@/lib/db/prisma';
import { transaction } from '@/lib/db/transaction';
import { fault, notFound } from '@/lib/http/fault';

async function requireCurrent({ principal }: AccountScope, password: string): Promise<void> {
  const user = await db().user.findUnique({ where: { id: principal.userId } });
  if (!user) throw notFound('user');
  const { realm, email } = user;
  const seconds = await beginSignIn(realm, email, principal.ip);
  if (seconds > 0) {
    throw fault('rate_limited', {
      public: `Too many attempts. Wait ${seconds} s.`,
      headers: { 'Retry-After': String(seconds) },
    });
  }
  if (!(await isPassword(password, user.passwordHash))) {
    throw fault('invalid_input', {
      public: 'This is not your current password.',
      field: 'currentPassword',
    });
  }
  await endSignIn(realm, email, principal.ip);
}

/** By the person, in a session: a token must not be able to lock its maker out. */
export async function changePassword(
  scope: AccountScope,
  body: { currentPassword: string; newPassword: string },
): Promise<void> {
  const { principal, actor } = scope;
  const { sessionId, userId } = principal;
  if (sessionId === null) {
    throw fault('forbidden', { public: 'A password is changed in the cabinet, not by a token.' });
  }
  await requireCurrent(scope, body.currentPassword);
  const passwordHash = await hashPassword(body.newPassword);
  await transaction(async (tx) => {
    await tx.user.update({ where: { id: userId }, data: { passwordHash } });
    await tx.session.updateMany({
      where: { userId, revokedAt: null, id: { not: sessionId } },
      data: { revokedAt: new Date() },
    });
    const subject = { kind: 'user', id: userId };
    await appendAudit(tx, [{ actor, tenantId: null, action: 'user.own_password', subject }]);
  });
}
