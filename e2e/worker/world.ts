import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDatabase, createEmptyDatabase } from '@/e2e/database';
import { testServers } from '@/e2e/test-servers';
import { connectAsRoot } from '@/scripts/database/accounts';
import { loadKamailioSchema } from '@/scripts/database/kamailio-schema';
import { SimulatorNode } from '@/telephony/simulator/node';
import { openDatabase, type Database } from '@/telephony/store/database';
import { addNode, APP_SECRET, ESL_PASSWORD, Pbx } from './pbx';
import { heldBy, receivedBy, type Received } from './received-log';
import { RpcPeer } from './rpc-peer';

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise<void>((resolve) => server.close(() => resolve()));
  return port;
}

/** A media node on a real event socket that can be stopped and started again with what it held. */
export class TestNode {
  private running: SimulatorNode | undefined;

  constructor(
    readonly id: string,
    readonly eslPort: number,
    private readonly directory: string,
  ) {}

  async start(): Promise<void> {
    this.running = new SimulatorNode(
      {
        ...{ eslHost: '127.0.0.1', eslPort: this.eslPort, eslPassword: ESL_PASSWORD },
        ...{ directory: this.directory, nodeId: this.id },
        ...{ callsPerMinute: 0, seed: 1, speed: 1, heartbeatSeconds: 5 },
      },
      () => undefined,
    );
    await this.running.start();
  }

  async stop(): Promise<void> {
    await this.running?.stop();
    this.running = undefined;
  }

  /** Its disk was replaced. */
  forgetAll(): void {
    rmSync(this.directory, { recursive: true, force: true });
  }

  received(): Received[] {
    return receivedBy(this.directory);
  }

  held(): Map<string, string> {
    return heldBy(this.directory);
  }
}

/** Databases of its own, media nodes and an RPC peer: everything around a worker. */
export class World {
  readonly nodes: TestNode[] = [];

  private constructor(
    readonly database: Database,
    readonly kamailio: Database,
    readonly rpc: RpcPeer,
    readonly env: Record<string, string>,
    private readonly directory: string,
  ) {}

  static async create(nodeCount: number): Promise<World> {
    const own = await createDatabase();
    const foreign = await createEmptyDatabase();
    const root = await connectAsRoot(testServers().mariadb.socketPath, foreign.name);
    await loadKamailioSchema(root);
    await root.end();
    const rpc = await RpcPeer.listen();
    const env = {
      DATABASE_URL: own.workerUrl,
      KAMAILIO_DATABASE_URL: foreign.workerUrl,
      KAMAILIO_RPC_URL: rpc.url,
      WORKER_URL: `http://127.0.0.1:${await freePort()}`,
      WORKER_TOKEN: 'a token of the tests, long enough for all',
      APP_SECRET,
      LOG_LEVEL: process.env['WORKER_LOG_LEVEL'] ?? 'silent',
    };
    const world = new World(
      openDatabase({ url: own.workerUrl, poolSize: 4 }),
      openDatabase({ url: foreign.workerUrl, poolSize: 2 }),
      rpc,
      env,
      mkdtempSync(join(tmpdir(), 'worker-test-')),
    );
    for (let index = 0; index < nodeCount; index += 1) await world.addNode(index);
    return world;
  }

  private async addNode(index: number): Promise<void> {
    const id = `node_${index}`;
    const node = new TestNode(id, await freePort(), join(this.directory, id));
    await node.start();
    await addNode(this.database, { id, setId: 100 + index, eslPort: node.eslPort });
    this.nodes.push(node);
  }

  createPbx(slug: string): Promise<Pbx> {
    return Pbx.create(this.database, slug);
  }

  /** Every change so far is live. */
  async isAllLive(): Promise<boolean> {
    const rows = await this.database.query<unknown[]>(
      'SELECT id FROM outbox WHERE live_at IS NULL LIMIT 1',
    );
    return rows.length === 0;
  }

  async close(): Promise<void> {
    await Promise.all(this.nodes.map((node) => node.stop()));
    await this.rpc.close();
    await Promise.all([this.database.close(), this.kamailio.close()]);
    rmSync(this.directory, { recursive: true, force: true });
  }
}
