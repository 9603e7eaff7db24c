import { z } from 'zod';
import { isRole } from './permissions';
import type { HeldRole } from './principal';

interface MembershipRow {
  role: string;
  tenantId: string | null;
  resellerId: string | null;
  extensionId: string | null;
  groupIds: unknown;
}

/** Ids of ring groups and queues; what is not understood gives nothing rather than everything. */
export function groupIdsOf(stored: unknown): string[] | null {
  if (stored === null) return null;
  return z.array(z.string()).catch([]).parse(stored);
}

/** Rows with a role that this version does not know give nothing. Ids sort by age: the oldest membership is first. */
export function heldRoles(rows: readonly MembershipRow[]): HeldRole[] {
  return rows.flatMap(({ role, tenantId, resellerId, extensionId, groupIds }) =>
    isRole(role)
      ? [{ role, tenantId, resellerId, extensionId, groupIds: groupIdsOf(groupIds) }]
      : [],
  );
}

export const MEMBERSHIPS = { orderBy: { id: 'asc' } } as const;
