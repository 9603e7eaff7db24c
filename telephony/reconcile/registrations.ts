import type { Logger } from 'pino';
import type { Registration, RegistrationStore } from '@/telephony/store/registration-store';
import { startLoop, type Loop } from './loop';

const INTERVAL_MS = 5000;
/** Up to here everything is compared each time; above, only what changed, and everything once a minute. */
const SMALL = 5000;
const COMPLETE_EVERY = 12;
/** Longer than the pause: a row written in the second of the last look is seen again. */
const OVERLAP_SECONDS = 15;

const imageOf = (one: Registration): string =>
  JSON.stringify([one.contacts, one.userAgent, one.address, one.expiresAt, one.places]);

/** Copies what the entry node knows of registrations to where the cabinet reads it. */
export function startRegistrations(store: RegistrationStore, log: Logger): Loop {
  const known = new Map<string, string>();
  let round = 0;

  async function compareAll(): Promise<void> {
    const observed = await store.observed();
    const changed = observed.filter((one) => known.get(one.deviceId) !== imageOf(one));
    await store.write(changed);
    await store.removeAllBut(observed.map((one) => one.deviceId));
    known.clear();
    for (const one of observed) known.set(one.deviceId, imageOf(one));
  }

  async function copyRecent(): Promise<void> {
    const observed = await store.observed(OVERLAP_SECONDS);
    const changed = observed.filter((one) => known.get(one.deviceId) !== imageOf(one));
    await store.write(changed);
    for (const one of changed) known.set(one.deviceId, imageOf(one));
  }

  return startLoop({
    name: 'registrations',
    intervalMs: INTERVAL_MS,
    log,
    run: async () => {
      const isComplete = known.size <= SMALL || round % COMPLETE_EVERY === 0;
      round += 1;
      await (isComplete ? compareAll() : copyRecent());
    },
  });
}
