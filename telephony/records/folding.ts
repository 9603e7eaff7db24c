import type { Logger } from 'pino';
import { startLoop, type Loop } from '../reconcile/loop';
import type { CounterStore } from '../store/counter-store';
import type { Folder, RawLeg, RecordStore } from '../store/record-store';
import type { CallLeg } from './call-leg';
import { normaliseCall } from './normalise';
import { readLegs } from './read-leg';

export interface FoldingOptions {
  records: RecordStore;
  counters: Pick<CounterStore, 'add'>;
  log: Logger;
  /** Longest time a leg waits when nobody wakes the loop: after a crash. */
  intervalMs?: number;
}

const INTERVAL_MS = 5000;
const CALLS_A_RUN = 200;
const AT_ONCE = 4;

/** A leg that an older version took and this one cannot read must not hold up the others. */
function read(leg: RawLeg, log: Logger): CallLeg[] {
  try {
    return readLegs(leg);
  } catch (error) {
    log.error({ err: error, leg: leg.id }, 'a stored record cannot be read');
    return [];
  }
}

/**
 * Makes call rows of stored legs. `wake` it when a leg was stored; what a crash left behind it finds
 * by itself. Several workers may run it: each call is folded under a lock.
 */
export function startFolding(options: FoldingOptions): Loop {
  const { records, counters, log, intervalMs = INTERVAL_MS } = options;
  const folder: Folder = { read: (leg) => read(leg, log), normalise: normaliseCall };

  async function foldOne(callId: string): Promise<void> {
    const folded = await records.fold(callId, folder);
    if (folded === 'dropped') await counters.add('records_dropped', 1);
    if (folded === 'unreadable') await counters.add('records_unreadable', 1);
  }

  async function run(signal: AbortSignal): Promise<boolean> {
    const waiting = await records.unfolded(CALLS_A_RUN);
    const full = waiting.length > 0;
    const work = async (): Promise<void> => {
      for (let id = waiting.shift(); id && !signal.aborted; id = waiting.shift()) await foldOne(id);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    return full;
  }

  return startLoop({ name: 'folding', run, intervalMs, log });
}
