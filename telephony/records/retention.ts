import type { Logger } from 'pino';
import type { Clock } from '@/lib/shared/clock';
import { startLoop, type Loop } from '../reconcile/loop';
import type { PartitionStore } from '../store/partition-store';
import type { RollupStore } from '../store/rollup-store';

export interface RetentionOptions {
  partitions: PartitionStore;
  rollups: Pick<RollupStore, 'outOfZone' | 'rebuild'>;
  clock: Clock;
  log: Logger;
  intervalMs?: number;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** A worker that was off for a quarter finds its months there. */
const MONTHS_AHEAD = 4;
/** A call that is just too old may still have a leg on its way. */
const GRACE_DAYS = 1;

function monthAhead(nowMs: number): Date {
  const now = new Date(nowMs);
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + MONTHS_AHEAD, 1));
}

/**
 * Keeps the history in shape: months ahead are there, months that nobody keeps are dropped, calls that
 * their PBX no longer keeps go a slice at a time, and figures follow a PBX into another zone.
 */
export function startRetention(options: RetentionOptions): Loop {
  const { partitions, rollups, clock, log, intervalMs = HOUR_MS } = options;

  async function run(signal: AbortSignal): Promise<void> {
    const nowMs = clock();
    const added = await partitions.addMonths(monthAhead(nowMs));
    if (added > 0) log.info({ added }, 'months were added to the history');
    for (const id of await rollups.outOfZone()) {
      if (!signal.aborted) await rollups.rebuild(id);
    }
    const keeping = await partitions.keeping();
    // Without any PBX nothing says how long: nothing goes.
    if (keeping.length === 0) return;
    const before = (days: number) => new Date(nowMs - (days + GRACE_DAYS) * DAY_MS);
    const longest = Math.max(...keeping.map(({ days }) => days));
    const dropped = await partitions.dropMonths(before(longest));
    if (dropped.length > 0) log.info({ dropped }, 'months were dropped from the history');
    for (const { tenantId, days } of keeping) {
      while (!signal.aborted && (await partitions.thinSome(tenantId, before(days))).rows > 0);
    }
  }

  return startLoop({ name: 'history', run, intervalMs, log });
}
