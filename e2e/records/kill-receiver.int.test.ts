import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pino from 'pino';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createPostRecord } from '@/telephony/records/post-record';
import { startShipper } from '@/telephony/records/shipper';
import { openDatabase, type Database } from '@/telephony/store/database';
import { createDatabase } from '../database';
import { makeCalls } from './made-calls';

const TENANT = 'ten_killed';
const TOKEN = 'only-for-this-test';
const CALLS = 900;
const KILLS = 8;
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

it(`loses and doubles no call when the receiver is killed ${KILLS} times over it`, async () => {
  const calls = makeCalls(CALLS, TENANT);
  const legs = calls.flatMap((call) => [...call.legs]);
  expect(legs.length).toBeGreaterThan(2000);
  for (const [id, text] of legs) writeFileSync(join(spool, `${id}.cdr.json`), text);
  const post = createPostRecord(`http://127.0.0.1:${port}`, TOKEN);
  const shipper = startShipper({ nodeId: 'node_1', directory: spool, post, clock: Date.now, log });
  for (let kills = 0; kills < KILLS; kills += 1) {
    await startReceiver();
    // Some files into its work, another number of them each time.
    const before = waiting();
    const share = Math.min(before, 20 + ((kills * 97) % 160));
    await expect.poll(waiting, { timeout: 20_000, interval: 5 }).toBeLessThan(before - share + 1);
    await killReceiver();
  }
  await startReceiver();
  await expect.poll(waiting, { timeout: 90_000 }).toBe(0);
  const unfolded = 'SELECT COUNT(*) AS n FROM leg WHERE tenant_id = ? AND folded_at IS NULL';
  await expect.poll(() => count(unfolded), { timeout: 60_000 }).toBe(0);
  await shipper.stop();
  expect(await count('SELECT COUNT(*) AS n FROM leg WHERE tenant_id = ?')).toBe(legs.length);
  expect(await count('SELECT COUNT(*) AS n FROM pbx_call WHERE tenant_id = ?')).toBe(CALLS);
  expect(await count('SELECT SUM(legs) AS n FROM pbx_call WHERE tenant_id = ?')).toBe(legs.length);
  const rows = await database.query<{ id: string }[]>('SELECT id FROM pbx_call');
  expect(rows.map((row) => row.id).sort()).toEqual(calls.map((call) => `call_${call.id}`).sort());
}, 240_000);
