import { hostname } from 'node:os';
import type { Logger } from 'pino';
import { MariaDbConfigStore } from '@/lib/config-store/mariadb';
import type { Env } from '@/lib/env';
import { systemClock } from '@/lib/shared/clock';
import { unseal } from '@/lib/shared/secret-box';
import { connectEsl } from './freeswitch/esl-connection';
import { createSwitchPort, PORT_SUBCLASSES } from './freeswitch/push';
import { startWorkerHttp, type Handler } from './http/server';
import { readHealth, readMetrics } from './http/state';
import { KamailioRpc } from './kamailio/rpc';
import { hearNews } from './news/hear-news';
import { newsReaders } from './news/news-readers';
import { startControlPlane, type ControlPlane } from './reconcile/control-plane';
import type { Step } from './reconcile/step';
import { startExports } from './exports/start-exports';
import { startMail } from './mail/start-mail';
import { startMediaControl } from './media/start-media-control';
import { startRecords } from './records/start-records';
import { roomRoutes } from './rooms/room-routes';
import { Rooms } from './rooms/rooms';
import { startServices } from './services/start-services';
import type { CounterStore } from './store/counter-store';
import { openDatabase, type Database } from './store/database';
import { createLampStore } from './store/lamp-store';
import { createDirectCallStore } from './store/direct-call-store';
import { openStores } from './store/open-stores';
import { createPartitionStore } from './store/partition-store';
import { createRecordStore } from './store/record-store';
import { createRollupStore } from './store/rollup-store';
import type { NodeRow } from './store/node-store';
import { startLamps } from './voicemail/lamps';
import type { SwitchPort } from './ports';

const WORKER_ID_CHARACTERS = 64;
const KAMAILIO_POOL_SIZE = 6;

export interface Role {
  stop(): Promise<void>;
}

function connectTo(node: NodeRow, appSecret: string): SwitchPort {
  return createSwitchPort({
    nodeId: node.id,
    esl: connectEsl({
      host: node.eslHost,
      port: node.eslPort,
      password: unseal(appSecret, node.eslPasswordSealed),
      subclasses: PORT_SUBCLASSES,
    }),
  });
}

const openKamailio = ({ KAMAILIO_DATABASE_URL: url, DATABASE_POOL_SIZE: most }: Env) =>
  openDatabase({ url, poolSize: Math.min(KAMAILIO_POOL_SIZE, most) });

function recordsOf(database: Database, kamailio: Database, counters: CounterStore, log: Logger) {
  return startRecords({
    records: createRecordStore(database),
    directCalls: createDirectCallStore(kamailio),
    history: {
      partitions: createPartitionStore(database),
      rollups: createRollupStore(database),
    },
    ...{ counters, log },
  });
}

const routesOf = (...parts: ReadonlyMap<string, Handler>[]): Map<string, Handler> =>
  new Map(parts.flatMap((part) => [...part]));

/** The role `control`: adapters, loops and the worker's own HTTP. Rejects when its port is taken. */
export async function startControl(env: Env, log: Logger, step: Step): Promise<Role> {
  const address = new URL(env.WORKER_URL);
  const port = Number(address.port || 80);
  const database = openDatabase({ url: env.DATABASE_URL, poolSize: env.DATABASE_POOL_SIZE });
  const kamailio = openKamailio(env);
  const proxyPort = new KamailioRpc(env.KAMAILIO_RPC_URL);
  const workerId = `${hostname().slice(0, WORKER_ID_CHARACTERS - 6)}:${port}`;
  const unsealSecret = (sealed: string): string => unseal(env.APP_SECRET, sealed);
  const stores = openStores({ database, kamailio, workerId, unsealSecret });
  const records = recordsOf(database, kamailio, stores.counters, log);
  const contents = new MariaDbConfigStore(database);
  const services = startServices({ env, database, unsealSecret, log });
  const rooms = new Rooms();
  // The port is listened on before there is anything to wake.
  const started: { plane?: ControlPlane } = {};
  const onChange = (): void => started.plane?.wake();
  const media = startMediaControl({ env, database, contents, onChange, log });
  // First: whoever holds this port is the only worker of this name.
  const http = await startWorkerHttp(
    { host: address.hostname, port },
    {
      token: env.WORKER_TOKEN,
      onHint: onChange,
      onRecords: records.receive,
      more: routesOf(media.routes, services.routes, roomRoutes(rooms, env.WORKER_TOKEN)),
      health: () => readHealth(database, () => started.plane?.standings() ?? []),
      metrics: () => readMetrics(stores.counters, () => started.plane?.waiting() ?? 0),
      log,
    },
  );
  const news = newsReaders(stores, contents, onChange);
  const mail = startMail({ env, database, log });
  const exports = startExports({ env, database, log });
  const lamps = startLamps({ lamps: createLampStore(database), port: proxyPort, log });
  started.plane = startControlPlane({
    ...{ stores, proxyPort, step, clock: systemClock, log },
    contents,
    sweepSeconds: env.WORKER_SWEEP_SECONDS,
    onReconciled: lamps.touch,
    connect: (node) => rooms.watch(hearNews(connectTo(node, env.APP_SECRET), news, log)),
  });
  log.info({ url: env.WORKER_URL }, 'worker started');
  return {
    stop: async () => {
      await http.close();
      const parts = [lamps, mail, exports, records, media, services];
      await Promise.all([started.plane?.stop(), ...parts.map((part) => part.stop())]);
      await proxyPort.close();
      await Promise.all([database.close(), kamailio.close()]);
    },
  };
}
