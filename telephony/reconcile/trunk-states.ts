import type { Logger } from 'pino';
import type { TrunkObserver } from '@/telephony/kamailio/trunk-observer';
import type { TrunkAccountState } from '@/telephony/kamailio/trunk-accounts';
import type { ProxyTrunk } from '@/telephony/render/kamailio-rows';
import { trunkAccountName } from '@/telephony/render/trunk-rows';
import type { DesiredStore } from '@/telephony/store/desired-store';
import type { TrunkState, TrunkStateStore } from '@/telephony/store/trunk-state-store';
import { startLoop, type Loop } from './loop';

const INTERVAL_MS = 5000;

type Registration = Pick<TrunkState, 'registration' | 'reason' | 'expiresAt'>;

/** Pure but for the one question why. A refusal wins over silence; no answer at all is silence. */
async function registrationOf(
  observer: TrunkObserver,
  { registration }: ProxyTrunk,
  account: TrunkAccountState | undefined,
): Promise<Registration> {
  const none = { reason: null, expiresAt: null };
  if (registration === null) return { registration: null, ...none };
  if (!account) return { registration: 'waiting', ...none };
  if (account.isRegistered) {
    return { registration: 'registered', reason: null, expiresAt: account.expiresAt };
  }
  const reason = await observer.trunkRefusal(account.account);
  if (reason !== null) return { registration: 'refused', reason, expiresAt: null };
  return { registration: account.isOngoing ? 'waiting' : 'unreachable', ...none };
}

/** What Kamailio says now of every trunk that is switched on. */
export async function observeTrunks(
  observer: TrunkObserver,
  trunks: readonly ProxyTrunk[],
): Promise<TrunkState[]> {
  const used = trunks.filter(({ enabled }) => enabled);
  if (used.length === 0) return [];
  const [accounts, destinations] = await Promise.all([
    observer.trunkAccounts(),
    observer.dispatcherState(),
  ]);
  const states: TrunkState[] = [];
  for (const trunk of used) {
    const { id, setId } = trunk;
    const account = accounts.find(({ name }) => name === trunkAccountName(setId));
    states.push({
      trunkId: id,
      ...(await registrationOf(observer, trunk, account)),
      calls: await observer.trunkCalls(setId),
      gateways: destinations
        .filter((one) => one.setId === setId)
        .map(({ uri, state, latencyMs }) => ({ uri, state, latencyMs })),
    });
  }
  return states;
}

export interface TrunkStatePorts {
  observer: TrunkObserver;
  desired: DesiredStore;
  trunkStates: TrunkStateStore;
  log: Logger;
}

/** Copies what the entry node knows of trunks to where the cabinet reads it. */
export function startTrunkStates({ observer, desired, trunkStates, log }: TrunkStatePorts): Loop {
  return startLoop({
    name: 'trunk-states',
    intervalMs: INTERVAL_MS,
    log,
    run: async () => {
      await trunkStates.replace(await observeTrunks(observer, await desired.trunks()));
    },
  });
}
