import { createServer, type AddressInfo } from 'node:net';
import { once } from 'node:events';
import pino from 'pino';
import { startWorkerHttp, type WorkerHttp } from '@/telephony/http/server';
import { createAsker } from '@/telephony/services/asker';
import { nodeTokenOf } from '@/telephony/services/node-token';
import { serviceRoutes } from '@/telephony/services/service-routes';
import type { Database } from '@/telephony/store/database';
import { createServiceStore } from '@/telephony/store/service-store';

export const WORKER_TOKEN = 'the token of the worker in these tests';

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const closed = once(server, 'close');
  server.close();
  await closed;
  return port;
}

/** The part of the worker that asks services, on a port of its own; loopback may be asked. */
export class AskingWorker {
  private http: WorkerHttp | undefined;

  private constructor(
    private readonly database: Database,
    private readonly unsealSecret: (sealed: string) => string,
    readonly port: number,
  ) {}

  static async start(
    database: Database,
    unsealSecret: (sealed: string) => string,
  ): Promise<AskingWorker> {
    const worker = new AskingWorker(database, unsealSecret, await freePort());
    await worker.listen();
    return worker;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** What a media node is given. */
  get control(): { url: string; token: string } {
    return { url: this.url, token: nodeTokenOf(WORKER_TOKEN) };
  }

  async listen(): Promise<void> {
    const store = createServiceStore(this.database);
    const policy = { allowedNetworks: ['127.0.0.0/8'] };
    const ask = createAsker({ store, policy, unsealSecret: this.unsealSecret });
    const log = pino({ level: 'silent' });
    const { routes } = serviceRoutes({ token: WORKER_TOKEN, store, ask, log });
    this.http = await startWorkerHttp(
      { host: '127.0.0.1', port: this.port },
      {
        ...{ token: WORKER_TOKEN, onHint: () => undefined, more: routes, log },
        ...{ health: async () => ({ ok: true }), metrics: async () => '' },
      },
    );
  }

  async stop(): Promise<void> {
    await this.http?.close();
    this.http = undefined;
  }
}
