import type { Logger } from 'pino';
import type { Env } from '@/lib/env';
import type { Handler } from '../http/server';
import type { Database } from '../store/database';
import { createServiceStore } from '../store/service-store';
import { createAsker } from './asker';
import { serviceRoutes } from './service-routes';

export interface ServicesOptions {
  env: Pick<Env, 'WORKER_TOKEN' | 'SERVICE_ALLOWED_NETWORKS'>;
  database: Database;
  unsealSecret: (sealed: string) => string;
  log: Logger;
}

/** Asking services of customers: routes for the worker's HTTP server. */
export function startServices({ env, database, unsealSecret, log }: ServicesOptions): {
  routes: ReadonlyMap<string, Handler>;
  stop: () => Promise<void>;
} {
  const store = createServiceStore(database);
  const policy = { allowedNetworks: env.SERVICE_ALLOWED_NETWORKS };
  const ask = createAsker({ store, policy, unsealSecret });
  const { routes, settled } = serviceRoutes({ token: env.WORKER_TOKEN, store, ask, log });
  return { routes, stop: settled };
}
