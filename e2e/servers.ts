import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectAsRoot, ensureAccounts } from '../scripts/database/accounts';
import { loadKamailioSchema } from '../scripts/database/kamailio-schema';
import { migrate } from '../scripts/migrate';
import { kamailioOptions } from '../scripts/plan/kamailio-options';
import { derivedSettings, withSecrets } from '../scripts/plan/settings';
import { endAbandonedServers, OWNER, TEST_SERVERS_PREFIX } from '../scripts/processes/abandoned';
import type { RunningDaemon } from '../scripts/processes/daemon';
import { searchFreeswitch, startFreeswitch } from '../scripts/processes/freeswitch';
import { startKamailio } from '../scripts/processes/kamailio';
import { startMariadb } from '../scripts/processes/mariadb';
import { markOf, stopProcess, writePidFile } from '../scripts/processes/pid-file';
import { startRtpengine } from '../scripts/processes/rtpengine';
import { findFreePlan } from '../scripts/system/free-ports';
import { nodeTokenOf } from '../telephony/services/node-token';
import { publishTestServers, type TestServers } from './test-servers';

const HOST = '127.0.0.1';
const MEDIA_NODE_ID = 'node_00000000000000000001';
/** GRANT reads `_` as any one character unless it is escaped. */
const TEST_DATABASES = 'livery\\_test\\_%';

type Started = Pick<RunningDaemon, 'pid' | 'stop'>;
type Plan = Awaited<ReturnType<typeof findFreePlan>>;
type Secrets = ReturnType<typeof withSecrets>;

/** Remembers what runs, so that it all ends, also when a later one fails. */
class Stack {
  readonly #started: Started[] = [];

  constructor(readonly dir: string) {}

  add<T extends Started>(name: string, started: T): T {
    this.#started.push(started);
    // For whoever has to clean up after a run that was killed.
    writePidFile(join(this.dir, 'run'), name, started.pid);
    return started;
  }

  async stop(): Promise<void> {
    await Promise.all(this.#started.map((process) => process.stop()));
    rmSync(this.dir, { recursive: true, force: true });
  }
}

async function startDatabase(stack: Stack, plan: Plan, secrets: Secrets) {
  const mariadb = stack.add(
    'mariadb',
    await startMariadb({ dir: join(stack.dir, 'mysql'), port: plan.mariadb, bufferPoolMiB: 64 }),
  );
  const root = await connectAsRoot(mariadb.socketPath);
  await ensureAccounts(root, secrets, TEST_DATABASES);
  await root.query('USE kamailio');
  await loadKamailioSchema(root);
  await root.end();
  return { port: plan.mariadb, socketPath: mariadb.socketPath };
}

async function startMediaNode(
  stack: Stack,
  plan: Plan,
  secrets: Secrets,
): Promise<TestServers['freeswitch']> {
  const { found } = await searchFreeswitch();
  const ports = plan.mediaNodes[0];
  if (!found || !ports) return undefined;
  const dir = join(stack.dir, 'media-1');
  const { pid } = await startFreeswitch({
    bin: found.bin,
    dir,
    nodeId: MEDIA_NODE_ID,
    sipPort: ports.sip,
    eslPort: ports.esl,
    eslPassword: secrets.ESL_PASSWORD,
    rtpStart: plan.freeswitchRtp.min,
    rtpEnd: plan.freeswitchRtp.max,
    kamailio: { host: HOST, port: plan.sip },
    control: {
      url: `http://${HOST}:${plan.worker}`,
      token: nodeTokenOf(secrets.WORKER_TOKEN),
    },
  });
  const mark = markOf(pid);
  // Its own farewell takes four seconds, for a directory that is thrown away.
  if (mark) stack.add('media-1', { pid, stop: () => stopProcess(mark, 0) });
  const { version } = found;
  return { version, nodeId: MEDIA_NODE_ID, dir, sipPort: ports.sip, eslPort: ports.esl };
}

/** Like Promise.all, but waits for everyone: what was started late must be there to be stopped. */
async function all<T extends readonly unknown[]>(
  work: T,
): Promise<{ -readonly [K in keyof T]: Awaited<T[K]> }> {
  await Promise.allSettled(work);
  return Promise.all(work);
}

async function startEntryNode(stack: Stack, plan: Plan, secrets: Secrets) {
  const mariadb = await startDatabase(stack, plan, secrets);
  await migrate(derivedSettings(plan, secrets, HOST)['MIGRATE_DATABASE_URL'] ?? '');
  const dir = join(stack.dir, 'kamailio');
  const config = kamailioOptions(plan, secrets, HOST);
  const { pid } = stack.add('kamailio', await startKamailio({ dir, config }));
  const kamailio = { dir, pid, host: HOST, sipPort: plan.sip, wsPort: plan.sipWebSocket };
  return { mariadb, kamailio };
}

async function startRelay(stack: Stack, plan: Plan): Promise<void> {
  const dir = join(stack.dir, 'rtpengine');
  const ports = { port: plan.rtpengine, rtpPorts: plan.rtpengineRtp };
  stack.add('rtpengine', await startRtpengine({ dir, ...ports }));
}

async function startAll(stack: Stack): Promise<void> {
  const plan = await findFreePlan(1);
  const secrets = withSecrets({});
  const settings = derivedSettings(plan, secrets, HOST);
  const [{ mariadb, kamailio }, freeswitch] = await all([
    startEntryNode(stack, plan, secrets),
    startMediaNode(stack, plan, secrets),
    startRelay(stack, plan),
  ]);
  Object.assign(process.env, settings, {
    APP_SECRET: secrets.APP_SECRET,
    WORKER_TOKEN: secrets.WORKER_TOKEN,
    LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'silent',
    STORAGE_DIRECTORY: join(stack.dir, 'storage'),
    ...(freeswitch && { CDR_DIRECTORIES: `${freeswitch.nodeId}=${join(freeswitch.dir, 'cdr')}` }),
  });
  publishTestServers({
    dir: stack.dir,
    mariadb,
    kamailio,
    rtpengine: { port: plan.rtpengine },
    freeswitch,
    eslPassword: secrets.ESL_PASSWORD,
  });
}

/** Vitest's global set-up of the project `int`: one private set of servers for the whole run. */
export default async function setup(): Promise<() => Promise<void>> {
  // Short: the socket of MariaDB lies inside, and its path may have 107 characters.
  const parent = process.env['LIVERY_TEST_DIR'] ?? tmpdir();
  await endAbandonedServers(parent);
  const stack = new Stack(mkdtempSync(join(parent, TEST_SERVERS_PREFIX)));
  writePidFile(join(stack.dir, 'run'), OWNER, process.pid);
  try {
    await startAll(stack);
  } catch (error) {
    await stack.stop();
    throw error;
  }
  return () => stack.stop();
}
