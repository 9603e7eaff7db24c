import type { Permission, Role } from './permissions';

/** A role and what it is held in: a PBX, a reseller or the platform. */
export interface HeldRole {
  role: Role;
  tenantId: string | null;
  resellerId: string | null;
  extensionId: string | null;
  /** Of a supervisor: ring groups and queues; null: all. */
  groupIds: readonly string[] | null;
}

/** Who is asking, and from where. Only lib/access makes one. */
export interface Principal {
  kind: 'session' | 'token';
  userId: string;
  name: string;
  email: string;
  roles: readonly HeldRole[];
  sessionId: string | null;
  /** A token is for one PBX, or (tenantId null) for all that its maker's organisation has. */
  token: {
    id: string;
    name: string;
    scopes: ReadonlySet<Permission>;
    tenantId: string | null;
  } | null;
  ip: string;
  requestId: string;
}

/** What the audit trail says of who did it. */
export interface Actor {
  kind: 'user' | 'token' | 'system';
  id: string;
  name: string;
  ip: string | null;
  requestId: string | null;
}

export function actorOf({ token, userId, email, ip, requestId }: Principal): Actor {
  if (token)
    return { kind: 'token', id: token.id, name: `${token.name} (${email})`, ip, requestId };
  return { kind: 'user', id: userId, name: email, ip, requestId };
}

/** Names the caller to limits and idempotency keys. */
export function callerKey({ token, userId }: Principal): string {
  return token ? token.id : userId;
}
