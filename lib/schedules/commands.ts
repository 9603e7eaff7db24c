import type { TenantScope } from '@/lib/access/scope';
import { db } from '@/lib/db/prisma';
import { notFound } from '@/lib/http/fault';
import { updateObject } from '@/lib/objects/commands';
import type { PbxObject } from '@/lib/objects/contract';
import { schedule, type Override } from './contract';

/**
 * By hand until a moment, or back to the plan. Needs no version: whoever says "closed until
 * tomorrow" means it whatever somebody else just changed. Two at once: one is told to try again.
 */
export async function overrideSchedule(
  scope: TenantScope,
  id: string,
  override: Override | null,
): Promise<PbxObject> {
  const where = { id, tenantId: scope.tenantId, kind: schedule.kind };
  const row = await db().pbxObject.findFirst({ where, select: { version: true } });
  if (!row) throw notFound(schedule.singular);
  return updateObject(schedule, scope, id, { override }, row.version);
}
