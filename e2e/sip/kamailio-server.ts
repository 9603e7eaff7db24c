import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createConnection, type Connection } from 'mariadb';
import type { RunningDaemon } from '@/scripts/processes/daemon';
import { kamailioRpcUrl, startKamailio } from '@/scripts/processes/kamailio';
import { startMariadb, type RunningMariadb } from '@/scripts/processes/mariadb';
import { findFreePlan } from '@/scripts/system/free-ports';
import type { PortPlan } from '@/scripts/plan/ports';
import { startRtpengine } from '@/scripts/processes/rtpengine';
import type { KamailioLimits, KamailioTimers } from '@/telephony/kamailio/render-config';
import { KamailioRpc } from '@/telephony/kamailio/rpc';
import { kamailioSchema } from '@/telephony/kamailio/schema';
import type { ProxyRow } from '@/telephony/render/kamailio-rows';

export interface EntryNodeOptions {
  limits?: Partial<KamailioLimits>;
  timers?: Partial<KamailioTimers>;
}

const secret = (): string => randomBytes(24).toString('base64url');

/** A private entry node: MariaDB with the schema, rtpengine and Kamailio, on free ports. */
export class EntryNode {
  readonly rpcUrl: string;
  readonly rpc: KamailioRpc;
  #kamailio: RunningDaemon | undefined;
  #mariadb: RunningMariadb | undefined;
  #rtpengine: RunningDaemon | undefined;
  #db: Connection | undefined;
  readonly #rpcAccess: {
    address: string;
    port: number;
    source: string;
    user: string;
    password: string;
  };
  readonly #secrets = { nonce: secret(), dialog: secret() };
  readonly #databasePassword = secret();

  private constructor(
    private readonly dir: string,
    private readonly ports: PortPlan,
    private readonly options: EntryNodeOptions,
  ) {
    this.#rpcAccess = {
      address: '127.0.0.1',
      port: ports.kamailioRpc,
      source: '127.0.0.1',
      user: 'worker',
      password: secret(),
    };
    this.rpcUrl = kamailioRpcUrl(this.#rpcAccess);
    this.rpc = new KamailioRpc(this.rpcUrl);
  }

  get sipPort(): number {
    return this.ports.sip;
  }

  /** No media node runs beside it, so its RTP ports are free for phones. */
  phonePort(index: number): number {
    return this.ports.freeswitchRtp.min + 2 * index;
  }

  get relayPorts(): { min: number; max: number } {
    return this.ports.rtpengineRtp;
  }

  get wsPort(): number {
    return this.ports.sipWebSocket;
  }

  static async start(options: EntryNodeOptions = {}): Promise<EntryNode> {
    const ports = await findFreePlan(0);
    const node = new EntryNode(mkdtempSync(join(tmpdir(), 'entry-')), ports, options);
    try {
      await node.startDatabase();
      await node.#applySchema();
      node.#rtpengine = await startRtpengine({
        dir: join(node.dir, 'rtpengine'),
        port: ports.rtpengine,
        rtpPorts: ports.rtpengineRtp,
      });
      await node.startKamailio();
      return node;
    } catch (error) {
      await node.stop();
      throw error;
    }
  }

  async startDatabase(): Promise<void> {
    this.#mariadb = await startMariadb({
      dir: join(this.dir, 'mysql'),
      port: this.ports.mariadb,
      bufferPoolMiB: 32,
    });
    this.#db = await createConnection({
      socketPath: this.#mariadb.socketPath,
      user: 'root',
      multipleStatements: true,
      bigIntAsNumber: true,
    });
  }

  async stopDatabase(): Promise<void> {
    await this.#db?.end().catch(() => undefined);
    await this.#mariadb?.stop();
  }

  async #applySchema(): Promise<void> {
    await this.sql(
      `CREATE DATABASE kamailio CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
       CREATE USER kamailio@'127.0.0.1' IDENTIFIED BY '${this.#databasePassword}';
       GRANT ALL ON kamailio.* TO kamailio@'127.0.0.1';`,
    );
    for (const { path } of kamailioSchema)
      await this.sql(`USE kamailio; ${readFileSync(path, 'utf8')}`);
  }

  async startKamailio(): Promise<void> {
    const host = '127.0.0.1';
    this.#kamailio = await startKamailio({
      dir: join(this.dir, 'kamailio'),
      sharedMemoryMiB: 64,
      config: {
        listen: { address: host, sipPort: this.sipPort, wsPort: this.wsPort },
        rpc: this.#rpcAccess,
        databaseUrl: `mysql://kamailio:${this.#databasePassword}@${host}:${this.ports.mariadb}/kamailio`,
        rtpengine: { host, port: this.ports.rtpengine },
        secrets: this.#secrets,
        children: 2,
        limits: { floodRequests: 5000, ...this.options.limits },
        timers: { registrationRetrySeconds: 1, ...this.options.timers },
      },
    });
  }

  async stopKamailio(signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<void> {
    if (this.#kamailio && signal === 'SIGKILL') process.kill(-this.#kamailio.pid, signal);
    await this.#kamailio?.stop();
  }

  /** As the database's root. */
  async sql<Row>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
    if (!this.#db) throw new Error('the database is not running');
    const rows: unknown = await this.#db.query(text, [...values]);
    return Array.isArray(rows) ? (rows as Row[]) : [];
  }

  /** Writes rendered rows the plain way. */
  async write(rows: readonly ProxyRow[]): Promise<void> {
    for (const row of rows) {
      const columns = { ...row.key, ...row.columns };
      const names = Object.keys(columns).map((name) => `\`${name}\``);
      const marks = names.map(() => '?').join(',');
      await this.sql(
        `REPLACE INTO kamailio.\`${row.table}\` (${names.join(',')}) VALUES (${marks})`,
        Object.values(columns),
      );
    }
  }

  log(): string {
    const file = join(this.dir, 'kamailio', 'kamailio.log');
    return existsSync(file) ? readFileSync(file, 'utf8') : '';
  }

  /**
   * Stops what it started and removes its directory. Throws when the routing script stumbled: such
   * an expression is neither true nor false, and Kamailio goes on.
   */
  async stop(): Promise<void> {
    const faults = this.log()
      .split('\n')
      .filter((line) => /lvalue\.c|rvalue\.c|<script>: .*<null>/.test(line));
    await this.rpc.close();
    await this.stopKamailio();
    await this.#rtpengine?.stop();
    await this.stopDatabase();
    rmSync(this.dir, { recursive: true, force: true });
    if (faults.length > 0)
      throw new Error(`Faults of the script:\n${faults.slice(0, 20).join('\n')}`);
  }
}
