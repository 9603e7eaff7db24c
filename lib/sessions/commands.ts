import type { AccountScope } from '@/lib/access/scope';
import { appendAudit } from '@/lib/audit/append';
import { transaction } from '@/lib/db/transaction';
import { notFound } from '@/lib/http/fault';

/** 404 for a session of somebody else. */
export async function removeSession({ principal, actor }: AccountScope, id: string): Promise<void> {
  await transaction(async (tx) => {
    const { count } = await tx.session.updateMany({
      where: { id, userId: principal.userId, revokedAt: null },
      data: { revokedAt: new Date() },
    });
    if (count === 0) throw notFound('session');
    await appendAudit(tx, [
      { actor, tenantId: null, action: 'session.revoke', subject: { kind: 'session', id } },
    ]);
  });
}

/** All but the one that asks. */
export async function removeOtherSessions({ principal, actor }: AccountScope): Promise<void> {
  const { userId, sessionId } = principal;
  await transaction(async (tx) => {
    await tx.session.updateMany({
      where: { userId, revokedAt: null, ...(sessionId !== null && { id: { not: sessionId } }) },
      data: { revokedAt: new Date() },
    });
    const subject = { kind: 'user', id: userId };
    await appendAudit(tx, [{ actor, tenantId: null, action: 'session.revoke_others', subject }]);
  });
}
