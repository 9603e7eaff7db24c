import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seal } from '@/lib/shared/secret-box';
import { openDatabase, type Database } from '@/telephony/store/database';
import { connectAsRoot, ensureAccounts } from '../database/accounts';
import { loadKamailioSchema } from '../database/kamailio-schema';
import { migrate } from '../migrate';
import { kamailioOptions } from '../plan/kamailio-options';
import { derivedSettings, withSecrets } from '../plan/settings';
import type { RunningDaemon } from '../processes/daemon';
import { startKamailio } from '../processes/kamailio';
import { startMariadb } from '../processes/mariadb';
import { webEnvironment } from '../stack/child-environment';
import { answersHttp } from '../stack/http-probe';
import { acceptsConnections } from '../stack/media-node';
import { startNodeProgram, startTypeScript } from '../stack/node-program';
import { findFreePlan } from '../system/free-ports';

type Plan = Awaited<ReturnType<typeof findFreePlan>>;
type Secrets = ReturnType<typeof withSecrets>;

const HOST = '127.0.0.1';
const FIRST_SET = 100;

export interface BenchOptions {
  bufferPoolMiB?: number;
  /** Settings of lib/env.ts beside the usual ones. */
  more?: Record<string, string>;
}

export const nodeIdOf = (index: number): string => `node_bench${index}`;

/** BENCH_CPU_PROFILE: the directory in which the worker leaves a profile when it ends. */
function profiling(): string[] {
  const directory = process.env['BENCH_CPU_PROFILE'];
  return directory ? ['--cpu-prof', `--cpu-prof-dir=${directory}`] : [];
}

/** Private servers of a measurement: MariaDB, Kamailio, simulated media nodes and, last, the worker. */
export class BenchServers {
  private readonly started: RunningDaemon[] = [];

  private constructor(
    readonly dir: string,
    readonly plan: Plan,
    readonly secrets: Secrets,
    readonly settings: Record<string, string>,
  ) {}

  /** Everything but the worker and the web app. */
  static async start(
    nodeCount: number,
    { bufferPoolMiB = 128, more = {} }: BenchOptions = {},
  ): Promise<BenchServers> {
    const dir = mkdtempSync(join(tmpdir(), 'livery-bench-'));
    const plan = await findFreePlan(nodeCount);
    const secrets = withSecrets({});
    const settings = {
      ...derivedSettings(plan, secrets, HOST),
      APP_SECRET: secrets.APP_SECRET,
      WORKER_TOKEN: secrets.WORKER_TOKEN,
      LOG_LEVEL: process.env['BENCH_LOG_LEVEL'] ?? 'warn',
      WORKER_ROLES: 'control',
      STORAGE_DIRECTORY: join(dir, 'storage'),
      // Short, so that a measurement of a minute has sweeps in it.
      WORKER_SWEEP_SECONDS: '20',
      ...more,
    };
    const servers = new BenchServers(dir, plan, secrets, settings as Record<string, string>);
    try {
      await servers.startAll(bufferPoolMiB);
    } catch (error) {
      await servers.stop();
      throw error;
    }
    return servers;
  }

  private async startAll(bufferPoolMiB: number): Promise<void> {
    const { dir, plan, secrets, settings } = this;
    const mariadb = await startMariadb({
      ...{ dir: join(dir, 'mysql'), port: plan.mariadb, bufferPoolMiB },
    });
    this.started.push(mariadb);
    const root = await connectAsRoot(mariadb.socketPath);
    await ensureAccounts(root, secrets);
    await root.query('USE kamailio');
    await loadKamailioSchema(root);
    await root.end();
    await migrate(settings['MIGRATE_DATABASE_URL'] ?? '');
    const config = kamailioOptions(plan, secrets, HOST);
    this.started.push(await startKamailio({ dir: join(dir, 'kamailio'), config }));
    for (const [index, ports] of plan.mediaNodes.entries()) {
      await this.startNode(index, ports.esl);
    }
  }

  private async startNode(index: number, eslPort: number): Promise<void> {
    const { dir, secrets } = this;
    const node = await startTypeScript({
      name: 'a simulated media node',
      args: [
        'telephony/simulator/main.ts',
        `--esl-port=${eslPort}`,
        `--dir=${join(dir, nodeIdOf(index))}`,
        `--node-id=${nodeIdOf(index)}`,
      ],
      env: { ...process.env, SIMULATOR_ESL_PASSWORD: secrets.ESL_PASSWORD },
      logFile: join(dir, 'log', `${nodeIdOf(index)}.log`),
      isReady: () => acceptsConnections(eslPort),
    });
    this.started.push(node);
  }

  openDatabase(): Database {
    return openDatabase({ url: this.settings['WORKER_DATABASE_URL'] ?? '', poolSize: 4 });
  }

  /** As an operator adds them. */
  async registerNodes(database: Database): Promise<void> {
    const sealed = seal(this.secrets.APP_SECRET, this.secrets.ESL_PASSWORD);
    for (const [index, ports] of this.plan.mediaNodes.entries()) {
      await database.run(
        `INSERT INTO media_node
           (id, name, set_id, sip_host, sip_port, esl_host, esl_port, esl_password_sealed)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
        [
          ...[nodeIdOf(index), nodeIdOf(index), FIRST_SET + index],
          ...[HOST, ports.sip, HOST, ports.esl, sealed],
        ],
      );
    }
  }

  /** @returns its process id */
  async startWorker(): Promise<number> {
    const url = new URL('/health', this.settings['WORKER_URL']);
    const worker = await startTypeScript({
      name: 'the worker',
      args: [...profiling(), 'telephony/main.ts'],
      env: {
        ...process.env,
        ...this.settings,
        DATABASE_URL: this.settings['WORKER_DATABASE_URL'],
      },
      logFile: join(this.dir, 'log', 'worker.log'),
      isReady: () => answersHttp(url.href),
    });
    this.started.push(worker);
    return worker.pid;
  }

  /** By its socket, with all rights. */
  get mariadbSocket(): string {
    return join(this.dir, 'mysql', 'mysql.sock');
  }

  /** The production build in `directory`. @returns its address */
  async startWeb(directory: string): Promise<string> {
    const url = this.settings['APP_PUBLIC_URL'] ?? '';
    const web = await startNodeProgram({
      name: 'the web app',
      args: [join(directory, 'server.js')],
      env: webEnvironment(this.settings),
      logFile: join(this.dir, 'log', 'web.log'),
      isReady: () => answersHttp(`${url}/api/health`),
    });
    this.started.push(web);
    return url;
  }

  async stop(): Promise<void> {
    for (const daemon of this.started.reverse()) await daemon.stop();
    if (!process.env['BENCH_KEEP']) rmSync(this.dir, { recursive: true, force: true });
  }
}
