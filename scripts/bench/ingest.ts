import { parseArgs } from 'node:util';
import { setTimeout as delay } from 'node:timers/promises';
import { createPostRecords, type PostRecords } from '@/telephony/records/post-record';
import { createRollupStore } from '@/telephony/store/rollup-store';
import type { Database } from '@/telephony/store/database';
import { RecordMaker } from './ingest-records';
import { insertInstallation, type BenchTenant } from './installation';
import { percentile } from './percentile';
import { BenchServers } from './servers';

/**
 * Call records through the HTTP receiver of a real worker process into a real MariaDB, until the last
 * of them is in the figures. `--records`, `--rate` (a second; 0: as fast as they are taken), `--json`.
 */
const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    records: { type: 'string', default: '60000' },
    rate: { type: 'string', default: '0' },
  },
});

/** One large PBX and three small ones. */
const EXTENSIONS = 2600;
const PEOPLE = 200;
const NUMBERS = 20_000;
const RECORDS_A_REQUEST = 200;
const AT_ONCE = 4;
/** Every so many-th request is sent twice. */
const TWICE = 25;
const SAMPLE_MS = 100;
const FOLDED_SECONDS = 600;
const say = (words: string): void => void process.stderr.write(`${words}\n`);

interface Load {
  requests: Buffer[][];
  records: number;
}

/** Made before the clock runs: this process must not take the worker's time. */
function makeLoad(tenants: readonly BenchTenant[], records: number): Load {
  const ids = tenants.map(({ id }) => id);
  const maker = new RecordMaker(ids, PEOPLE, NUMBERS);
  const nowMs = Date.now();
  const texts: Buffer[] = [];
  while (texts.length < records) {
    for (const text of maker.call(nowMs - (texts.length % 3_600) * 1000)) {
      texts.push(Buffer.from(text));
    }
  }
  const requests: Buffer[][] = [];
  for (let from = 0; from < texts.length; from += RECORDS_A_REQUEST) {
    requests.push(texts.slice(from, from + RECORDS_A_REQUEST));
  }
  return { requests, records: texts.length };
}

async function sendAll(post: PostRecords, { requests }: Load, rate: number): Promise<void> {
  const startMs = performance.now();
  const { signal } = new AbortController();
  let sent = 0;
  const lane = async (): Promise<void> => {
    for (let place = sent++; place < requests.length; place = sent++) {
      const dueMs = rate > 0 ? (place * RECORDS_A_REQUEST * 1000) / rate : 0;
      const waitMs = startMs + dueMs - performance.now();
      if (waitMs > 0) await delay(waitMs);
      const bodies = requests[place]!;
      for (let times = place % TWICE === 0 ? 2 : 1; times > 0; times -= 1) {
        const { status, statuses } = await post('node_bench0', bodies, signal);
        const refused = statuses.filter((one) => one !== 200).length;
        if (status !== 200 || refused > 0)
          throw new Error(`answered ${status}, ${refused} refused`);
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
}

/** How old the oldest record is that is not in the figures yet; 0: all are. */
async function lagMs(database: Database): Promise<number> {
  const [row] = await database.query<{ us: bigint | number | null }[]>(
    `SELECT TIMESTAMPDIFF(MICROSECOND, MIN(received_at), UTC_TIMESTAMP(6)) AS us
     FROM leg WHERE folded_at IS NULL`,
  );
  return Number(row?.us ?? 0) / 1000;
}

async function watchLag(database: Database, isOver: () => boolean): Promise<number[]> {
  const samples: number[] = [];
  while (!isOver()) {
    samples.push(await lagMs(database));
    await delay(SAMPLE_MS);
  }
  return samples;
}

async function untilFolded(database: Database): Promise<void> {
  const endMs = performance.now() + FOLDED_SECONDS * 1000;
  while ((await lagMs(database)) > 0) {
    if (performance.now() > endMs) throw new Error('The records are not folded.');
    await delay(10);
  }
}

async function countOf(database: Database, sql: string): Promise<number> {
  const [row] = await database.query<{ n: bigint | number | string | null }[]>(sql);
  return Number(row?.n ?? 0);
}

async function judge(database: Database, tenants: readonly BenchTenant[], records: number) {
  const legs = await countOf(database, 'SELECT COUNT(*) AS n FROM leg');
  const inRows = await countOf(database, 'SELECT SUM(legs) AS n FROM pbx_call');
  const rollups = createRollupStore(database);
  let mismatch = 0;
  for (const { id } of tenants) mismatch += (await rollups.check(id))?.mismatches ?? 0;
  return {
    lost: Math.max(0, records - Math.min(legs, inRows)),
    duplicated: Math.max(0, Math.max(legs, inRows) - records),
    rollup_mismatch: mismatch,
  };
}

async function measure(servers: BenchServers) {
  const database = servers.openDatabase();
  try {
    const tenants = await insertInstallation(database, EXTENSIONS);
    await servers.registerNodes(database);
    await servers.startWorker();
    const post = createPostRecords(
      servers.settings['WORKER_URL'] ?? '',
      servers.settings['WORKER_TOKEN'] ?? '',
    );
    // What the worker loads and compiles when it first needs it is not what is measured.
    const before = makeLoad(tenants, 4000);
    // Made first: while it is, nothing is sent, and the worker closes connections that are silent.
    const load = makeLoad(tenants, Number(values.records));
    await sendAll(post, before, 0);
    await untilFolded(database);
    say(`${load.records} records, ${load.requests.length} requests.`);
    let isOver = false;
    const lags = watchLag(database, () => isOver);
    // What goes wrong in sending is the error to tell, not that the watch then finds nothing to ask.
    lags.catch(() => undefined);
    const startMs = performance.now();
    await sendAll(post, load, Number(values.rate));
    const sentMs = performance.now() - startMs;
    await untilFolded(database);
    const tookMs = performance.now() - startMs;
    isOver = true;
    const all = await lags;
    return {
      records: load.records,
      per_s: Math.round((load.records * 1000) / tookMs),
      taken_per_s: Math.round((load.records * 1000) / sentMs),
      ...(await judge(database, tenants, load.records + before.records)),
      rollup_lag_p95_ms: Math.round(percentile(all, 0.95)),
    };
  } finally {
    await database.close();
  }
}

const servers = await BenchServers.start(1);
try {
  const figures = await measure(servers);
  console.log(values.json ? JSON.stringify(figures) : figures);
  process.exitCode = figures.lost + figures.duplicated + figures.rollup_mismatch === 0 ? 0 : 1;
} finally {
  await servers.stop();
}
