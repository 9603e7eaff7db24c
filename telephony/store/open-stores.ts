import { MariaDbConfigStore } from '@/lib/config-store/mariadb';
import type { ConfigStore } from '@/lib/config-store/port';
import { createCounterStore, type CounterStore } from './counter-store';
import { createAgentStateStore, type AgentStateStore } from './agent-state-store';
import type { Database } from './database';
import { createDesiredStore, type DesiredStore } from './desired-store';
import { createDocumentStore, type DocumentStore } from './document-store';
import { createLeftoverStore, type LeftoverStore } from './leftover-store';
import { createNodeStore, type NodeStore } from './node-store';
import { createOutboxStore, type OutboxStore } from './outbox-store';
import { createPhoneWishStore, type PhoneWishStore } from './phone-wish-store';
import { createProxyStore, type ProxyStore } from './proxy-store';
import { createRemnantStore, type RemnantStore } from './remnant-store';
import { createRegistrationStore, type RegistrationStore } from './registration-store';
import { createSyncStore, type SyncStore } from './sync-store';
import { createTrunkStateStore, type TrunkStateStore } from './trunk-state-store';

/** All that the worker reads and writes. */
export interface Stores {
  outbox: OutboxStore;
  desired: DesiredStore;
  documents: DocumentStore;
  sync: SyncStore;
  nodes: NodeStore;
  counters: CounterStore;
  proxy: ProxyStore;
  registrations: RegistrationStore;
  trunkStates: TrunkStateStore;
  remnants: RemnantStore;
  leftovers: LeftoverStore;
  agentStates: AgentStateStore;
  phoneWishes: PhoneWishStore;
}

export interface StoreOptions {
  /** Our own tables. */
  database: Database;
  /** Kamailio's. */
  kamailio: Database;
  /** Names this worker among others; 64 characters at most. */
  workerId: string;
  /** Opens what lib/shared/secret-box.ts sealed; throws when it cannot. */
  unsealSecret?: (sealed: string) => string;
  /** Another place for contents than MariaDB; it is written outside the transaction. */
  contents?: ConfigStore;
}

/** For who has no business with secrets. */
function keepSealed(): never {
  throw new Error('no secret to open this with');
}

export function openStores({
  database,
  kamailio,
  workerId,
  unsealSecret = keepSealed,
  contents,
}: StoreOptions): Stores {
  const documents = createDocumentStore(
    database,
    contents ?? new MariaDbConfigStore(database),
    (sql) => contents ?? new MariaDbConfigStore(sql),
  );
  return {
    outbox: createOutboxStore(database, workerId),
    desired: createDesiredStore(database, unsealSecret),
    documents,
    sync: createSyncStore(database),
    nodes: createNodeStore(database),
    counters: createCounterStore(database),
    proxy: createProxyStore(kamailio),
    registrations: createRegistrationStore(database, kamailio),
    trunkStates: createTrunkStateStore(database),
    remnants: createRemnantStore(database),
    leftovers: createLeftoverStore(database),
    agentStates: createAgentStateStore(database),
    phoneWishes: createPhoneWishStore(database),
  };
}
