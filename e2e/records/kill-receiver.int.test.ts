import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pino from 'pino';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createPostRecord, createPostRecords } from '@/telephony/records/post-record';
import { startShipper } from '@/telephony/records/shipper';
import { createRollupStore } from '@/telephony/store/rollup-store';
import { openDatabase, type Database } from '@/telephony/store/database';
import { createDatabase } from '../database';
import { makeCalls } from './made-calls';

const TENANT = 'ten_killed';
const TOKEN = 'only-for-this-test';
/** LIVERY_KILL_RECORDS=100000 for the long run. */
const RECORDS = Number(process.env['LIVERY_KILL_RECORDS'] ?? 5000);
/** Of the recorded calls, a call has so many legs. */
const LEGS_A_CALL = 2.4;
const CALLS = Math.round(RECORDS / LEGS_A_CALL);
const KILLS = 12;
/** A long directory takes long to read, in the process that ships it. */
const LOOK_MS = Math.max(5, RECORDS / 100);
const log = pino({ level: 'silent' });
const spool = mkdtempSync(join(tmpdir(), 'records-'));
let database: Database;
let workerUrl: string;
let port: number;
let child: ChildProcess | undefined;

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

async function startReceiver(): Promise<void> {
  const script = fileURLToPath(new URL('./receiver-process.ts', import.meta.url));
  const kamailio = process.env['KAMAILIO_DATABASE_URL'] ?? '';
  const args = ['--import', 'tsx', script, String(port), workerUrl, kamailio, TOKEN];
  child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  if (child.stdout) await once(child.stdout, 'data');
}

async function killReceiver(): Promise<void> {
  if (!child || child.exitCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}

const waiting = () => readdirSync(spool).filter((name) => name.endsWith('.json')).length;

async function count(sql: string): Promise<number> {
  const [row] = await database.query<{ n: bigint }[]>(sql, [TENANT]);
  return Number(row?.n);
}

beforeAll(async () => {
  ({ workerUrl } = await createDatabase());
  database = openDatabase({ url: workerUrl, poolSize: 2 });
  await database.run('INSERT INTO tenant (id, name, slug, sip_domain) VALUES (?, ?, ?, ?)', [
    TENANT,
    'Killed',
    'killed',
    'killed.pbx.test',
  ]);
  port = await freePort();
});

afterAll(async () => {
  await killReceiver();
  await database.close();
  rmSync(spool, { recursive: true });
});

/** Comes after everything else was folded, as from a node that was cut off. */
const isLate = (index: number) => index % 10 === 3;

function writeLegs(legs: readonly (readonly [string, string])[]): void {
  for (const [index, [id, text]] of legs.entries()) {
    writeFileSync(join(spool, `${id}.cdr.json`), text);
    if (index % 7 === 0) writeFileSync(join(spool, `again-${id}.cdr.json`), text);
  }
}

/** Kills the receiver each time some files further into its work, another number of them each time. */
async function killAgainAndAgain(share: number): Promise<void> {
  for (let kills = 0; kills < KILLS && waiting() > 0; kills += 1) {
    await startReceiver();
    const before = waiting();
    const some = Math.min(before, 1 + Math.floor(Math.random() * 2 * share));
    await expect
      .poll(waiting, { timeout: 300_000, interval: LOOK_MS })
      .toBeLessThan(before - some + 1);
    await killReceiver();
  }
}

async function allFolded(): Promise<void> {
  await expect.poll(waiting, { timeout: 600_000, interval: 200 }).toBe(0);
  const unfolded = 'SELECT COUNT(*) AS n FROM leg WHERE tenant_id = ? AND folded_at IS NULL';
  await expect.poll(() => count(unfolded), { timeout: 600_000, interval: 200 }).toBe(0);
}

it(`loses and doubles no call when the receiver is killed ${KILLS} times over it`, async () => {
  // 20 minutes apart, so that they lie in several months.
  const calls = makeCalls(CALLS, TENANT, 20 * 60_000);
  const legs = calls.flatMap((call) => [...call.legs]);
  expect(legs.length).toBeGreaterThan(RECORDS * 0.8);
  writeLegs(legs.filter((_, index) => !isLate(index)));
  const post = createPostRecord(`http://127.0.0.1:${port}`, TOKEN);
  const postMany = createPostRecords(`http://127.0.0.1:${port}`, TOKEN);
  const options = { nodeId: 'node_1', directory: spool, clock: Date.now, log };
  const shipper = startShipper({ ...options, post, postMany });
  await killAgainAndAgain(legs.length / KILLS / 2);
  await startReceiver();
  await allFolded();
  writeLegs(legs.filter((_, index) => isLate(index)));
  await allFolded();
  await shipper.stop();
  expect(await count('SELECT COUNT(*) AS n FROM leg WHERE tenant_id = ?')).toBe(legs.length);
  expect(await count('SELECT COUNT(*) AS n FROM pbx_call WHERE tenant_id = ?')).toBe(CALLS);
  expect(await count('SELECT COUNT(*) AS n FROM call_journey WHERE tenant_id = ?')).toBe(CALLS);
  expect(await count('SELECT SUM(legs) AS n FROM pbx_call WHERE tenant_id = ?')).toBe(legs.length);
  const rows = await database.query<{ id: string }[]>('SELECT id FROM pbx_call');
  expect(rows.map((row) => row.id).sort()).toEqual(calls.map((call) => `call_${call.id}`).sort());
  const check = await createRollupStore(database).check(TENANT);
  expect(check).toMatchObject({ calls: CALLS, mismatches: 0 });
  const counted =
    "SELECT SUM(calls) AS n FROM call_rollup WHERE tenant_id = ? AND dimension = 'all'";
  const services = await count('SELECT SUM(service) AS n FROM pbx_call WHERE tenant_id = ?');
  for (const span of [0, 1, 2]) {
    expect(await count(`${counted} AND span = ${span}`)).toBe(CALLS - services);
  }
  const missed = 'SELECT SUM(missed) AS n FROM pbx_call WHERE tenant_id = ?';
  const found = "SELECT COUNT(*) AS n FROM call_facet WHERE tenant_id = ? AND facet = 'mis'";
  expect(await count(found)).toBe(await count(missed));
}, 3_600_000);
