import { nextChange, stateAt } from '@/lib/call-plan/schedule';
import type { Beside } from '@/lib/objects/kind';
import type { ScheduleConfig, ScheduleNow } from './contract';
import { compileTable } from './table';

/** Open or closed at a moment, and until when. */
export function nowOf(
  config: ScheduleConfig,
  { enabled, timezone: tenantZone, now }: Beside,
): ScheduleNow {
  const table = compileTable(config, tenantZone, enabled);
  const at = Math.floor(now / 1000);
  const change = nextChange(table, at);
  return {
    is: stateAt(table, at),
    changesAt: change === null ? null : new Date(change * 1000).toISOString(),
    timezone: config.timezone ?? tenantZone,
  };
}
