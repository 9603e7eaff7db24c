import type { ConfigStore } from '@/lib/config-store/port';
import type { ProxyPort } from '@/telephony/ports';
import type { ProxyStore } from '@/telephony/store/proxy-store';
import type { ProxyIntent } from './plan-rows';

/**
 * What Kamailio has still to be told, by tenant: noted before its rows are written, forgotten after
 * it was told. Once the rows are right nothing else would know that it was not.
 */
export interface IntentNotes {
  read(tenantId: string): Promise<ProxyIntent[]>;
  write(tenantId: string, intents: readonly ProxyIntent[]): Promise<void>;
  clear(tenantId: string): Promise<void>;
}

const keyFor = (tenantId: string): string => `worker:proxy-intents:${tenantId}`;

export function createIntentNotes(store: ConfigStore): IntentNotes {
  return {
    read: async (tenantId) => {
      const stored = await store.get(keyFor(tenantId));
      return stored ? (JSON.parse(stored.value) as ProxyIntent[]) : [];
    },
    write: async (tenantId, intents) => {
      await store.upsert(keyFor(tenantId), JSON.stringify(intents));
    },
    clear: (tenantId) => store.removeMany([keyFor(tenantId)]),
  };
}

/** Kamailio serves them on two connections; more would only wait there. */
const LANES = 4;

async function tell(port: ProxyPort, rows: ProxyStore, intent: ProxyIntent): Promise<void> {
  switch (intent.tell) {
    case 'forget-credentials':
      return port.forgetCredentials(intent.username, intent.domain);
    case 'remove-registration':
      return port.removeRegistration(intent.username, intent.domain);
    case 'home': {
      // What the table says now: an older wish must not win over a newer one.
      const setId = await rows.homeOf(intent.domain);
      return setId === undefined
        ? port.deleteHome(intent.domain)
        : port.setHome(intent.domain, setId);
    }
    case 'trunk-setting': {
      const value = await rows.trunkSetting(intent.key);
      return value === undefined
        ? port.deleteTrunkSetting(intent.key)
        : port.setTrunkSetting(intent.key, value);
    }
    case 'trunk-account':
      return (await rows.hasTrunkAccount(intent.name))
        ? port.refreshTrunkAccount(intent.name)
        : port.removeTrunkAccount(intent.name);
    case 'reload-domains':
      return port.reloadDomains();
    case 'reload-dispatcher':
      return port.reloadDispatcher();
    case 'reload-addresses':
      return port.reloadAddresses();
  }
}

/** Throws what the port throws, at the first intent that was not taken. */
export async function tellProxy(
  port: ProxyPort,
  rows: ProxyStore,
  intents: readonly ProxyIntent[],
): Promise<void> {
  const queue = intents.values();
  let failed = false;
  const lane = async (): Promise<void> => {
    for (const intent of queue) {
      if (failed) return;
      try {
        await tell(port, rows, intent);
      } catch (error) {
        failed = true;
        throw error;
      }
    }
  };
  const lanes = await Promise.allSettled(Array.from({ length: LANES }, lane));
  for (const outcome of lanes) if (outcome.status === 'rejected') throw outcome.reason;
}
