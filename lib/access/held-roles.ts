import { isRole } from './permissions';
import type { HeldRole } from './principal';

interface MembershipRow {
  role: string;
  tenantId: string | null;
  resellerId: string | null;
  extensionId: string | null;
}

/** Rows with a role that this version does not know give nothing. Ids sort by age: the oldest membership is first. */
export function heldRoles(rows: readonly MembershipRow[]): HeldRole[] {
  return rows.flatMap(({ role, tenantId, resellerId, extensionId }) =>
    isRole(role) ? [{ role, tenantId, resellerId, extensionId }] : [],
  );
}

export const MEMBERSHIPS = { orderBy: { id: 'asc' } } as const;
