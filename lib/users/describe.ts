import type { Membership, User as UserRow } from '@/lib/db/generated/client';
import { groupIdsOf } from '@/lib/access/held-roles';
import { TENANT_ROLES, type TenantRole } from '@/lib/access/permissions';
import type { User } from './contract';

export type MembershipWithUser = Membership & { user: UserRow };

export function isTenantRole(role: string): role is TenantRole {
  return (TENANT_ROLES as readonly string[]).includes(role);
}

/** The version is the membership's: what this PBX may change of a person hangs on it. */
export function toUser(row: MembershipWithUser): User {
  const { user, role, extensionId, version, createdAt } = row;
  if (!isTenantRole(role)) throw new Error(`the role ${role} is not one of a PBX`);
  const status = user.status === 'active' ? 'active' : 'disabled';
  return {
    ...{ id: user.id, email: user.email, name: user.name, role, status, extensionId, version },
    groupIds: groupIdsOf(row.groupIds),
    lastSignInAt: user.lastSignInAt?.toISOString() ?? null,
    createdAt: createdAt.toISOString(),
  };
}
