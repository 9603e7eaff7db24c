import type { Logger } from 'pino';
import { showMessages, type LampPort } from '../kamailio/mwi';
import { ProxyRefused } from '../kamailio/rpc-errors';
import { startLoop, type Loop } from '../reconcile/loop';
import type { Lamp, LampScope, LampStore } from '../store/lamp-store';
import { planLamps } from './plan-lamps';

export interface LampsOptions {
  lamps: LampStore;
  port: LampPort;
  log: Logger;
  intervalMs?: number;
}

export interface Lamps {
  /** Something of this PBX has changed: a message, a box, an extension. */
  touch(tenantId: string): void;
  stop(): Promise<void>;
}

/** Everything is compared this often: what a crash left undone is done then. */
const INTERVAL_MS = 60_000;

/** Keeps the message-waiting lamps of all phones as the boxes are. */
export function startLamps({ lamps, port, log, intervalMs = INTERVAL_MS }: LampsOptions): Lamps {
  const touched = new Set<string>();
  let comparedAt = 0;

  async function tell(lamp: Lamp): Promise<void> {
    try {
      await showMessages(port, {
        ...{ domain: lamp.domain, extension: lamp.number },
        ...{ fresh: lamp.fresh, kept: lamp.kept },
      });
    } catch (error) {
      // It would refuse the same again: the others must not wait for that.
      if (!(error instanceof ProxyRefused)) throw error;
      log.error({ err: error, domain: lamp.domain, number: lamp.number }, 'a lamp was refused');
    }
    await lamps.note(lamp);
  }

  async function compare(scope: LampScope): Promise<void> {
    const [wanted, told] = await Promise.all([lamps.wanted(scope), lamps.told(scope)]);
    for (const lamp of planLamps(wanted, told)) await tell(lamp);
  }

  async function run(): Promise<void> {
    const isWhole = Date.now() - comparedAt >= intervalMs;
    const some = [...touched];
    await compare(isWhole ? 'all' : some);
    // Only now: one that failed is tried again.
    for (const tenantId of some) touched.delete(tenantId);
    if (isWhole) comparedAt = Date.now();
  }

  const loop: Loop = startLoop({ name: 'lamps', run, intervalMs, log });
  return {
    touch: (tenantId) => {
      touched.add(tenantId);
      loop.wake();
    },
    stop: loop.stop,
  };
}
