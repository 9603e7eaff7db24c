import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { XMLValidator } from 'fast-xml-parser';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createDatabase } from '@/e2e/database';
import { Pbx } from '@/e2e/worker/pbx';
import { newId } from '@/lib/shared/ids';
import { createLocalStorage } from '@/lib/storage/local';
import { readAll } from '@/lib/storage/port';
import { openDatabase, type Database } from '@/telephony/store/database';
import { insertCalls, insertExport, type WantedExport } from './made-calls';

const CALLS = 40_000;
const KILLS = 6;
const directory = mkdtempSync(join(tmpdir(), 'exports-'));
const storage = createLocalStorage(directory);
let database: Database;
let workerUrl: string;
let pbx: Pbx;
let child: ChildProcess | undefined;

interface Job {
  state: string;
  runs: number;
  rowsDone: bigint;
  bytes: bigint;
}

beforeAll(async () => {
  ({ workerUrl } = await createDatabase());
  database = openDatabase({ url: workerUrl, poolSize: 3 });
  pbx = await Pbx.create(database, 'exports');
  await insertCalls(database, pbx.id, CALLS);
  const other = await Pbx.create(database, 'other');
  await insertCalls(database, other.id, 500);
});

afterAll(async () => {
  await kill();
  await database.close();
  rmSync(directory, { recursive: true, force: true });
});

/** Small chunks and parts: there is much to be killed between. */
async function start(): Promise<void> {
  const script = join(import.meta.dirname, 'export-process.ts');
  const args = ['--import', 'tsx', script, workerUrl, directory, '100', '60000'];
  child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  if (child.stdout) await once(child.stdout, 'data');
}

async function kill(): Promise<void> {
  if (!child || child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}

async function jobOf(id: string): Promise<Job> {
  const [job] = await database.query<Job[]>(
    'SELECT state, runs, rows_done AS rowsDone, bytes FROM export_job WHERE id = ?',
    [id],
  );
  if (!job) throw new Error('no job');
  return job;
}

/** What the export's lease would do after a minute. */
const endLease = (id: string) =>
  database.run(
    "UPDATE export_job SET lease_until = UTC_TIMESTAMP(3) WHERE id = ? AND state = 'running'",
    [id],
  );

/** Begins it, kills the worker `times` times on the way, and lets it come to its end. */
async function killedOnTheWay(wanted: WantedExport, times: number): Promise<string> {
  const id = newId('exportJob');
  await insertExport(database, id, wanted);
  for (let round = 1; round <= times; round += 1) {
    const rows = (CALLS / (times + 2)) * round * (wanted.format === 'xlsx' ? 0.5 : 1);
    await start();
    const isFar = async () => Number((await jobOf(id)).rowsDone) > rows;
    await expect.poll(isFar, { timeout: 20_000, interval: 5 }).toBe(true);
    await kill();
    await endLease(id);
  }
  await start();
  await expect.poll(async () => (await jobOf(id)).state, { timeout: 30_000 }).toBe('done');
  await kill();
  return id;
}

async function fileOf(id: string): Promise<Buffer> {
  const rows = await database.query<{ key: string }[]>(
    'SELECT storage_key AS `key` FROM export_part WHERE job_id = ? ORDER BY position',
    [id],
  );
  const parts: Buffer[] = [];
  for (const { key } of rows) parts.push(await readAll(await storage.get(key)));
  return Buffer.concat(parts);
}

const wantedIds = (test: (n: number) => boolean = () => true) =>
  Array.from({ length: CALLS }, (_, place) => CALLS - place)
    .filter(test)
    .map((n) => `call-${String(n).padStart(9, '0')}`);

it('a CSV goes on where it was: complete, and no row twice', async () => {
  const id = await killedOnTheWay({ tenantId: pbx.id, format: 'csv' }, KILLS);
  const job = await jobOf(id);
  expect(job).toMatchObject({ state: 'done', runs: KILLS + 1, rowsDone: BigInt(CALLS) });
  const file = await fileOf(id);
  expect(file.length).toBe(Number(job.bytes));
  const rows = parse(file, { bom: true, columns: true }) as Record<string, string>[];
  expect(rows.map((row) => row['Call id'])).toEqual(wantedIds());
  expect(rows[0]).toMatchObject({
    'Began (Europe/Berlin)': '2026-10-01 13:06:40',
    'Began (UTC)': '2026-10-01T11:06:40.000Z',
    Caller: "'+493000040000",
    'Caller name': `Caller "${CALLS}", = 1`,
  });
}, 120_000);

it('a workbook begins anew: complete, and no row twice', async () => {
  const id = await killedOnTheWay(
    { tenantId: pbx.id, format: 'xlsx', query: { result: 'missed', extensionId: 'ext_3' } },
    0,
  );
  const sheet = Buffer.from(unzipSync(await fileOf(id))['xl/worksheets/sheet1.xml'] ?? []);
  const text = sheet.toString();
  expect(XMLValidator.validate(text)).toBe(true);
  const ids = [...text.matchAll(/>(call-\d+)</g)].map(([, found]) => found);
  expect(ids).toEqual(wantedIds((n) => n % 4 === 0 && n % 7 === 3));

  const killed = await killedOnTheWay({ tenantId: pbx.id, format: 'xlsx' }, 2);
  expect((await jobOf(killed)).runs).toBe(3);
  const whole = Buffer.from(
    unzipSync(await fileOf(killed))['xl/worksheets/sheet1.xml'] ?? [],
  ).toString();
  const found = [...whole.matchAll(/>(call-\d+)</g)].map(([, one]) => one);
  expect(found).toEqual(wantedIds());
}, 120_000);

it('holds what its asker may see, and nothing else', async () => {
  const narrow = async (only: object) => {
    const id = await killedOnTheWay({ tenantId: pbx.id, format: 'csv', only }, 0);
    const rows = parse(await fileOf(id), { bom: true, columns: true }) as Record<string, string>[];
    return rows.map((row) => row['Call id']);
  };
  expect(await narrow({ extensionId: 'ext_5' })).toEqual(wantedIds((n) => n % 7 === 5));
  expect(await narrow({ extensionId: null })).toEqual([]);
  expect(await narrow({ groupIds: ['que_none'] })).toEqual([]);
}, 60_000);

it('leaves no file that nobody knows, and none that stays for ever', async () => {
  const [{ unknown } = { unknown: 0n }] = await database.query<{ unknown: bigint }[]>(
    'SELECT COUNT(*) AS unknown FROM stored_file WHERE remove_after IS NULL',
  );
  expect(unknown).toBe(0n);
  const [{ kept } = { kept: 0n }] = await database.query<{ kept: bigint }[]>(
    `SELECT COUNT(*) AS kept FROM export_part AS p JOIN stored_file AS f ON f.\`key\` = p.storage_key
     WHERE f.remove_after < UTC_TIMESTAMP(3) + INTERVAL 6 DAY`,
  );
  expect(kept).toBe(0n);
});
