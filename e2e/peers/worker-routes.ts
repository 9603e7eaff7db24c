import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import pino from 'pino';
import { startWorkerHttp, type Handler, type WorkerHttp } from '@/telephony/http/server';

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

/** The worker's HTTP with some of its routes, on a port of its own that stays the same. */
export class WorkerRoutes {
  private http: WorkerHttp | undefined;

  private constructor(
    private readonly routes: ReadonlyMap<string, Handler>,
    private readonly port: number,
  ) {}

  static async start(routes: ReadonlyMap<string, Handler>): Promise<WorkerRoutes> {
    const worker = new WorkerRoutes(routes, await freePort());
    await worker.listen();
    return worker;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** From now on the web app of this process asks this worker. */
  use(): void {
    Object.assign(process.env, { WORKER_URL: this.url, WORKER_TOKEN });
  }

  async listen(): Promise<void> {
    const log = pino({ level: 'silent' });
    this.http = await startWorkerHttp(
      { host: '127.0.0.1', port: this.port },
      {
        ...{ token: WORKER_TOKEN, onHint: () => undefined, more: this.routes, log },
        ...{ health: async () => ({ ok: true }), metrics: async () => '' },
      },
    );
  }

  async stop(): Promise<void> {
    await this.http?.close();
    this.http = undefined;
  }
}
