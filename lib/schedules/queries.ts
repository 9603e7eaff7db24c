import { db } from '@/lib/db/prisma';
import type { TenantScope } from '@/lib/access/scope';
import { storedConfig } from '@/lib/objects/describe';
import { schedule, type ScheduleConfig, type ScheduleNow } from './contract';
import { nowOf } from './now-rules';

/** How those of these ids that are schedules of the PBX stand at this moment, by id. */
export async function schedulesNow(
  { tenantId }: TenantScope,
  ids: readonly string[],
): Promise<Record<string, ScheduleNow>> {
  if (ids.length === 0) return {};
  const [tenant, rows] = await Promise.all([
    db().tenant.findUniqueOrThrow({ where: { id: tenantId }, select: { timezone: true } }),
    db().pbxObject.findMany({
      where: { tenantId, kind: schedule.kind, id: { in: [...new Set(ids)] } },
    }),
  ]);
  const now = Date.now();
  return Object.fromEntries(
    rows.map(({ id, config, enabled }) => {
      // What is stored has been checked by the contract.
      const stored = storedConfig(schedule, config) as ScheduleConfig;
      return [id, nowOf(stored, { enabled, timezone: tenant.timezone, now })];
    }),
  );
}
