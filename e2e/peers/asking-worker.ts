import pino from 'pino';
import { createAsker } from '@/telephony/services/asker';
import { nodeTokenOf } from '@/telephony/services/node-token';
import { serviceRoutes } from '@/telephony/services/service-routes';
import type { Database } from '@/telephony/store/database';
import { createServiceStore } from '@/telephony/store/service-store';
import { WORKER_TOKEN, WorkerRoutes } from './worker-routes';

/** The part of the worker that asks services; loopback may be asked. */
export function startAskingWorker(
  database: Database,
  unsealSecret: (sealed: string) => string,
): Promise<WorkerRoutes> {
  const store = createServiceStore(database);
  const policy = { allowedNetworks: ['127.0.0.0/8'] };
  const ask = createAsker({ store, policy, unsealSecret });
  const log = pino({ level: 'silent' });
  return WorkerRoutes.start(serviceRoutes({ token: WORKER_TOKEN, store, ask, log }).routes);
}

/** What a media node is given. */
export const controlOf = ({ url }: WorkerRoutes) => ({ url, token: nodeTokenOf(WORKER_TOKEN) });
