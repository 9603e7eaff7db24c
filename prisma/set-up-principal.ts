import type { HeldRole, Principal } from '@/lib/access/principal';

/** Who the set-up acts as: a person that exists, so that the audit trail can name one. */
export function setUpPrincipal(
  user: { id: string; name: string; email: string },
  role: HeldRole,
): Principal {
  return {
    kind: 'session',
    userId: user.id,
    name: user.name,
    email: user.email,
    roles: [role],
    sessionId: null,
    token: null,
    ip: '127.0.0.1',
    requestId: 'set-up',
  };
}

export const OPERATOR_ROLE: HeldRole = {
  role: 'operator',
  tenantId: null,
  resellerId: null,
  extensionId: null,
  groupIds: null,
};
