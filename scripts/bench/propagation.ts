import { parseArgs } from 'node:util';
import { setTimeout as delay } from 'node:timers/promises';
import { TestingClient } from '@/telephony/simulator/testing-client';
import type { Database } from '@/telephony/store/database';
import { insertInstallation, type BenchTenant } from './installation';
import { percentile } from './percentile';
import { BenchServers, nodeIdOf } from './servers';

/**
 * From the API's answer to the acknowledgement of all media nodes: the API's own route functions in
 * this process, the worker and the nodes (simulated, on real event sockets) each in one of their own,
 * a real MariaDB and a real Kamailio. `--extensions`, `--nodes`, `--samples`, `--json`.
 */
const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    extensions: { type: 'string', default: '10000' },
    nodes: { type: 'string', default: '3' },
    samples: { type: 'string', default: '300' },
  },
});

const LONGEST_PAUSE_MS = 80;
const ALL_LIVE_SECONDS = 300;
const say = (words: string): void => void process.stderr.write(`${words}\n`);

async function until(what: string, seconds: number, isTrue: () => Promise<boolean>) {
  const startMs = performance.now();
  while (!(await isTrue())) {
    if (performance.now() - startMs > seconds * 1000) throw new Error(`Waited too long: ${what}`);
    await delay(10);
  }
  return (performance.now() - startMs) / 1000;
}

async function isAllLive(database: Database): Promise<boolean> {
  const rows = await database.query<unknown[]>(
    'SELECT 1 FROM outbox WHERE live_at IS NULL LIMIT 1',
  );
  return rows.length === 0;
}

async function measureSaves(
  database: Database,
  tenants: readonly BenchTenant[],
  samples: number,
): Promise<number[]> {
  // Only now: they read the environment that the servers' start has made.
  const { save, untilLive } = await import('./saves');
  const [big, ...small] = tenants;
  if (!big) throw new Error('There is no tenant.');
  const measured: number[] = [];
  // The first ones pay for what both processes load when it is first needed.
  for (let round = -20; round < samples; round += 1) {
    // Every third in the big tenant.
    const tenant = round % 3 === 0 ? big : (small[Math.abs(round) % small.length] ?? big);
    await save(tenant, round + 20);
    const tookMs = await untilLive(database, tenant.id);
    if (round >= 0) measured.push(tookMs);
    // Not in step with any timer.
    await delay(Math.random() * LONGEST_PAUSE_MS);
  }
  return measured;
}

/** A node whose disk was replaced: from the loss to everything held and acknowledged. */
async function measureResync(servers: BenchServers, database: Database): Promise<number> {
  const eslPort = servers.plan.mediaNodes[0]?.esl ?? 0;
  const nodeId = nodeIdOf(0);
  const replica = async () =>
    (
      await database.query<{ id: string | null; level: number }[]>(
        `SELECT replica_id AS id, applied_seq >= (SELECT value FROM config_sequence WHERE id = 1) AS level
         FROM media_node WHERE id = ?`,
        [nodeId],
      )
    )[0];
  const before = (await replica())?.id;
  const client = await TestingClient.login(eslPort, servers.secrets.ESL_PASSWORD);
  await client.ask('api simulator lose-data');
  client.close();
  return until('full resync', 60, async () => {
    const now = await replica();
    return now?.id !== null && now?.id !== before && now?.level === 1;
  });
}

async function main(): Promise<void> {
  const [extensions, nodes, samples] = [values.extensions, values.nodes, values.samples].map(
    Number,
  );
  if (!extensions || !nodes || !samples) throw new Error('Numbers from 1, please.');
  const servers = await BenchServers.start(nodes);
  const database = servers.openDatabase();
  const stop = async (): Promise<void> => {
    await database.close();
    await servers.stop();
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void stop().finally(() => process.exit(130)));
  }
  try {
    const own = { API_RATE_PER_SECOND: '1000', LOG_LEVEL: 'silent' };
    Object.assign(process.env, servers.settings, own);
    await servers.registerNodes(database);
    const tenants = await insertInstallation(database, extensions);
    say(`${extensions} extensions in ${tenants.length} tenants stored; the worker starts`);
    await servers.startWorker();
    const first = await until('the first time live', ALL_LIVE_SECONDS, () => isAllLive(database));
    say(`all of it live on ${nodes} nodes after ${first.toFixed(1)} s`);
    const measured = await measureSaves(database, tenants, samples);
    say(`p90 ${percentile(measured, 0.9)} ms, longest ${percentile(measured, 1)} ms`);
    const resync = await measureResync(servers, database);
    const result = {
      ...{ extensions, nodes, samples },
      p50_ms: percentile(measured, 0.5),
      p99_ms: percentile(measured, 0.99),
      full_resync_s: Number(resync.toFixed(2)),
    };
    process.stdout.write(
      values.json
        ? `${JSON.stringify(result)}\n`
        : `From the answer to live on ${nodes} nodes: p50 ${result.p50_ms} ms, p99 ${result.p99_ms} ms; ` +
            `a node made anew is level after ${result.full_resync_s} s.\n`,
    );
  } finally {
    await stop();
  }
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    process.exit(1);
  },
);
