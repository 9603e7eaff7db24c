import type { Logger } from 'pino';
import { LEFTOVER_KINDS, type LeftoverStore } from '@/telephony/store/leftover-store';
import { startLoop, type Loop } from './loop';

const INTERVAL_MS = 10 * 60_000;

/** Removes what has had its day: at the start, and then every ten minutes. */
export function startHousekeeping(leftovers: LeftoverStore, log: Logger): Loop {
  return startLoop({
    name: 'housekeeping',
    intervalMs: INTERVAL_MS,
    log,
    run: async (signal) => {
      for (const kind of LEFTOVER_KINDS) {
        while (!signal.aborted && (await leftovers.pruneSome(kind)));
      }
    },
  });
}
