import type { Logger } from 'pino';
import { startLoop, type Loop } from '../reconcile/loop';
import type { CounterStore } from '../store/counter-store';
import type { RecordStore } from '../store/record-store';
import type { Folder } from '../store/record-store-fold';
import type { RawLeg } from '../store/record-store-legs';
import type { Backlog } from './backlog';
import type { CallLeg } from './call-leg';
import type { People } from './call-view';
import { normaliseCall, type CallRow } from './normalise';
import { readLegs } from './read-leg';

export interface FoldingOptions {
  records: Pick<RecordStore, 'fold'>;
  counters: Pick<CounterStore, 'add'>;
  backlog?: Backlog;
  log: Logger;
  /** Longest time a leg waits when nobody wakes the loop: after a crash. */
  intervalMs?: number;
}

const INTERVAL_MS = 5000;
/** Some 500 calls: figures that many calls share are written once, and yet rows are soon there. */
const LEGS_A_RUN = 1500;

/** A leg that an older version took and this one cannot read must not hold up the others. */
function read(leg: RawLeg, log: Logger): CallLeg[] {
  try {
    return readLegs(leg);
  } catch (error) {
    log.error({ err: error, leg: leg.id }, 'a stored record cannot be read');
    return [];
  }
}

function normalise(legs: readonly CallLeg[], people: People, log: Logger): CallRow | undefined {
  try {
    return normaliseCall(legs, people);
  } catch (error) {
    log.error({ err: error, call: legs[0]?.callId }, 'no call can be made of stored records');
    return undefined;
  }
}

/**
 * Makes call rows of stored legs. `wake` it when a leg was stored; what a crash left behind it finds
 * by itself. Several workers may run it: each call is folded under a lock.
 */
export function startFolding(options: FoldingOptions): Loop {
  const { records, counters, backlog, log, intervalMs = INTERVAL_MS } = options;
  const folder: Folder = {
    read: (leg) => read(leg, log),
    normalise: (legs, people) => normalise(legs, people, log),
  };
  /** Their figures are being built anew: they are left alone until all others have nothing waiting. */
  const busy = new Set<string>();

  async function run(): Promise<boolean> {
    const done = await records.fold(folder, { most: LEGS_A_RUN, without: [...busy] });
    if (done.dropped > 0) await counters.add('records_dropped', done.dropped);
    if (done.unreadable > 0) await counters.add('records_unreadable', done.unreadable);
    for (const id of done.busy) busy.add(id);
    backlog?.folded(done.legs);
    if (done.claimed === 0) {
      busy.clear();
      backlog?.empty();
    }
    return done.claimed > 0;
  }

  return startLoop({ name: 'folding', run, intervalMs, log });
}
