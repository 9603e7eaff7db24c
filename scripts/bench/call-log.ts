import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { encode } from 'next-auth/jwt';
import type { Connection } from 'mariadb';
import { newId } from '@/lib/shared/ids';
import { ensureWebBuild } from '../stack/web-build';
import { deepCases, filterCases, numberCases, yearCases, type Query } from './call-log-cases';
import { connectToFill, fillHistory, insertKey, type Key } from './history-fill';
import type { HistoryTenant } from './history-world';
import { percentile } from './percentile';
import { BenchServers } from './servers';

/**
 * The history over HTTP, through the production build: `--rows` calls of thirteen months, of which the
 * PBX that is asked has 60 %. `--samples` requests of each kind, `--json`; `--web` names a built web
 * app instead of building one.
 */
const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    rows: { type: 'string', default: '1000000' },
    samples: { type: 'string', default: '200' },
    memory: { type: 'string', default: '2048' },
    web: { type: 'string' },
  },
});

const EXPORT_SECONDS = 3600;
const say = (words: string): void => void process.stderr.write(`${words}\n`);

interface Site {
  url: string;
  key: Key;
  cookie: string;
}

interface Answer {
  tookMs: number;
  text: string;
}

async function get({ url, key }: Site, path: string, query: Query): Promise<Answer> {
  const begin = performance.now();
  const response = await fetch(`${url}${path}?${new URLSearchParams(query)}`, {
    headers: { Authorization: `Bearer ${key.secret}` },
  });
  const text = await response.text();
  const tookMs = performance.now() - begin;
  if (!response.ok) throw new Error(`${path} ${JSON.stringify(query)}: ${response.status} ${text}`);
  return { tookMs, text };
}

/** Each case in turn; the first round pays for what is loaded when it is first needed. */
async function p95(what: string, cases: readonly Query[], ask: (query: Query) => Promise<Answer>) {
  const measured: number[] = [];
  const rounds = Math.max(5, Math.ceil(Number(values.samples) / cases.length));
  for (const query of cases) {
    await ask(query);
    const own: number[] = [];
    for (let round = 0; round < rounds; round += 1) own.push((await ask(query)).tookMs);
    measured.push(...own);
    say(`${what} ${JSON.stringify(query)}: p95 ${percentile(own, 0.95).toFixed(1)} ms`);
  }
  return Number(percentile(measured, 0.95).toFixed(1));
}

const list = (site: Site) => (query: Query) => get(site, '/api/v1/calls', query);

/** The second page there: found by its cursor alone, without a bound in the query. */
async function deepCursors(site: Site): Promise<Query[]> {
  const cursors: Query[] = [];
  for (const query of deepCases()) {
    const { text } = await list(site)(query);
    cursors.push({ cursor: (JSON.parse(text) as { nextCursor: string }).nextCursor });
  }
  return cursors;
}

async function home({ url, cookie }: Site): Promise<Answer> {
  const begin = performance.now();
  const response = await fetch(`${url}/`, { headers: { Cookie: cookie }, redirect: 'manual' });
  const text = await response.text();
  if (response.status !== 200) throw new Error(`home: ${response.status}`);
  return { tookMs: performance.now() - begin, text };
}

/** As signing in makes one. */
async function signIn(root: Connection, servers: BenchServers, userId: string): Promise<string> {
  const sid = newId('session');
  const { host } = new URL(servers.settings['APP_PUBLIC_URL'] ?? '');
  await root.query(
    `INSERT INTO session (id, user_id, host, ip, user_agent, expires_at)
     VALUES (?, ?, ?, '127.0.0.1', 'bench', UTC_TIMESTAMP() + INTERVAL 1 DAY)`,
    [sid, userId, host],
  );
  const token = await encode({ token: { sid, host }, secret: servers.secrets.APP_SECRET });
  return `session=${token}`;
}

interface Job {
  id: string;
  state: string;
  rows: number;
  error: string | null;
}

/** Rows per second from asking for the file until it is there, and the most memory it has taken. */
async function measureExport(site: Site, servers: BenchServers) {
  const pid = await servers.startWorker();
  const headers = {
    Authorization: `Bearer ${site.key.secret}`,
    'Content-Type': 'application/json',
  };
  const begin = performance.now();
  const made = await fetch(`${site.url}/api/v1/exports`, {
    ...{ method: 'POST', headers, body: JSON.stringify({ format: 'csv' }) },
  });
  let job = (await made.json()) as Job;
  while (['waiting', 'running'].includes(job.state)) {
    if (performance.now() - begin > EXPORT_SECONDS * 1000) throw new Error('The export hangs.');
    await delay(100);
    job = JSON.parse((await get(site, `/api/v1/exports/${job.id}`, {})).text) as Job;
  }
  if (job.state !== 'done') throw new Error(`The export: ${job.state} ${job.error}`);
  const seconds = (performance.now() - begin) / 1000;
  const peak = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return {
    export_rows_per_s: Math.round(job.rows / seconds),
    export_peak_mb: Math.round(Number(peak) / 1024),
  };
}

async function measure(site: Site, servers: BenchServers, tenant: HistoryTenant) {
  const calls = list(site);
  const report = (query: Query) => get(site, '/api/v1/reports/calls', query);
  return {
    rows: Number(values.rows),
    first_page_p95_ms: await p95('first page', [{}], calls),
    filtered_p95_ms: await p95('filter', filterCases(tenant), calls),
    number_search_p95_ms: await p95('number', numberCases(tenant), calls),
    deep_page_p95_ms: await p95('deep page', await deepCursors(site), calls),
    home_p95_ms: await p95('home', [{}], () => home(site)),
    year_report_p95_ms: await p95('year', yearCases(), report),
    ...(await measureExport(site, servers)),
  };
}

async function main(): Promise<void> {
  const rows = Number(values.rows);
  if (!Number.isInteger(rows) || rows < 1000) throw new Error('--rows takes a number from 1000.');
  const rate = { API_RATE_BURST: '1000000', API_RATE_PER_SECOND: '1000000' };
  const servers = await BenchServers.start(1, {
    bufferPoolMiB: Number(values.memory),
    more: { ...rate, NODE_ENV: 'production' },
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void servers.stop().finally(() => process.exit(130)));
  }
  try {
    const builds = join('.livery', 'bench-web');
    mkdirSync(builds, { recursive: true });
    const directory = values.web ?? (await ensureWebBuild(builds)).directory;
    const root = await connectToFill(servers.mariadbSocket);
    const [tenant] = await fillHistory(root, rows, say);
    if (!tenant) throw new Error('There is no tenant.');
    const key = await insertKey(root, tenant.id);
    const cookie = await signIn(root, servers, key.ownerId);
    await root.query('ANALYZE TABLE pbx_call, call_facet, call_number, call_rollup');
    await root.end();
    const url = await servers.startWeb(directory);
    const result = await measure({ url, key, cookie }, servers, tenant);
    const words = Object.entries(result).map(([name, value]) => `${name} ${value}`);
    process.stdout.write(`${values.json ? JSON.stringify(result) : words.join('\n')}\n`);
  } finally {
    await servers.stop();
  }
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    process.exit(1);
  },
);
