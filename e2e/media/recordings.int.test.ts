import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, expect, it } from 'vitest';
import { createDatabase } from '@/e2e/database';
import { Pbx } from '@/e2e/worker/pbx';
import { readAll } from '@/lib/storage/port';
import { readWavHeader } from '@/lib/sounds/audio/wav-header';
import { findFreePlan } from '@/scripts/system/free-ports';
import { createPostRecording, type PostRecording } from '@/telephony/media/control-plane-client';
import { startRecordingShipper } from '@/telephony/media/recording-shipper';
import { recordingId } from '@/telephony/media/recording-sidecar';
import { startStorageSweep } from '@/telephony/media/storage-sweep';
import type { Shipper } from '@/telephony/records/shipper';
import { openDatabase } from '@/telephony/store/database';
import { createStoredFileStore } from '@/telephony/store/stored-file-store';
import { ControlPlane, log, record } from './world';

const { workerUrl } = await createDatabase();
const database = openDatabase({ url: workerUrl, poolSize: 3 });
const { worker: port } = await findFreePlan(0);
const control = new ControlPlane(database, port);
const pbx = await Pbx.create(database, 'media');
const files = createStoredFileStore(database);

let directory: string;
let shipper: Shipper | undefined;

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'media-'));
  control.stored.length = 0;
  await control.start();
});
afterEach(async () => {
  await shipper?.stop();
  await control.stop();
  rmSync(directory, { recursive: true });
  for (const table of ['recording', 'stored_file', 'storage_usage']) {
    await database.run(`DELETE FROM ${table}`);
  }
});
afterAll(async () => {
  await control.remove();
  await database.close();
});

function start(post: PostRecording = createPostRecording(control.address)): void {
  shipper = startRecordingShipper({
    ...{ nodeId: 'node_1', directory, post, clock: Date.now, log, intervalMs: 20 },
  });
}

const left = () => readdirSync(directory).filter((name) => name !== 'bad');

interface Row {
  id: string;
  storage_key: string;
  seconds: number;
  channels: number;
  caller_number: string;
  caller_name: string | null;
  extension_id: string | null;
  expires_at: Date | null;
}
const rows = () => database.query<Row[]>('SELECT * FROM recording ORDER BY created_at');
const usage = async () =>
  (
    await database.query<{ bytes: bigint; files: number }[]>(
      'SELECT bytes, files FROM storage_usage WHERE tenant_id = ?',
      [pbx.id],
    )
  )[0];

it('takes a recording to the storage, notes it once, and clears the node', async () => {
  const id = record(directory, pbx.id, {
    seconds: 2,
    caller_name: 'Ada \u202e"x"',
    retention_days: 30,
  });
  const original = readFileSync(join(directory, `${id}.wav`));
  start();
  await expect.poll(left).toEqual([]);
  const [row] = await rows();
  expect(row).toMatchObject({
    ...{ id: recordingId(id), seconds: 2, channels: 1 },
    ...{ caller_number: '101', caller_name: 'Ada "x"', extension_id: null },
    expires_at: new Date((1_790_000_000 + 30 * 86_400) * 1000),
  });
  expect(await readAll(await control.storage.get(row?.storage_key ?? ''))).toEqual(original);
  expect(await usage()).toEqual({ bytes: BigInt(original.length), files: 1 });
  expect(control.stored.map(({ id: stored }) => stored)).toEqual([recordingId(id)]);
});

it('an answer that is lost makes no second recording', async () => {
  record(directory, pbx.id);
  const post = createPostRecording(control.address);
  let lost = 2;
  start(async (upload, signal) => {
    const status = await post(upload, signal);
    if (lost-- > 0) throw new Error('the connection broke before the answer');
    return status;
  });
  await expect.poll(left, { timeout: 8000 }).toEqual([]);
  expect(await rows()).toHaveLength(1);
  expect(control.stored).toHaveLength(1);
  expect((await usage())?.files).toBe(1);
});

it('waits while the control plane is away, and loses nothing when both come back', async () => {
  await control.stop();
  for (let n = 0; n < 5; n += 1) record(directory, pbx.id);
  start();
  await shipper?.stop();
  expect(left()).toHaveLength(10);
  await control.start();
  start();
  await expect.poll(left, { timeout: 10_000 }).toEqual([]);
  expect(await rows()).toHaveLength(5);
});

it('a node that died in the middle of recording: what is there is taken, with its true length', async () => {
  const id = record(directory, pbx.id, { seconds: 3, end: '.json.open' });
  const wav = readFileSync(join(directory, `${id}.wav`));
  wav.writeUInt32LE(0, 40);
  writeFileSync(join(directory, `${id}.wav`), wav);
  const fresh = record(directory, pbx.id, { end: '.json.open' });
  const old = new Date(Date.now() - 11 * 60_000);
  utimesSync(join(directory, `${id}.wav`), old, old);
  start();
  await expect.poll(() => left().sort()).toEqual([`${fresh}.json.open`, `${fresh}.wav`]);
  const [row] = await rows();
  expect(row?.seconds).toBe(3);
  const stored = await readAll(await control.storage.get(row?.storage_key ?? ''));
  expect(readWavHeader(stored).dataBytes).toBe(3 * 16_000);
});

it('sets aside what can never be stored', async () => {
  const stranger = record(directory, 'ten_nobody');
  const rubbish = record(directory, pbx.id);
  writeFileSync(join(directory, `${rubbish}.wav`), 'no wav at all');
  const traversal = record(directory, pbx.id);
  writeFileSync(
    join(directory, `${traversal}.json`),
    JSON.stringify({ id: '../../etc/passwd', kind: 'call' }),
  );
  const good = record(directory, pbx.id);
  start();
  await expect.poll(async () => (await rows()).map(({ id }) => id)).toEqual([recordingId(good)]);
  await expect.poll(() => left()).toEqual([`${traversal}.wav`]);
  expect(readdirSync(join(directory, 'bad')).sort()).toEqual(
    [
      `${stranger}.json`,
      `${stranger}.wav`,
      `${rubbish}.json`,
      `${rubbish}.wav`,
      `${traversal}.json`,
    ].sort(),
  );
});

it('is swept when its time is over, and the usage goes down with it', async () => {
  const keep = record(directory, pbx.id, { retention_days: 3000 });
  const past = record(directory, pbx.id, { started_at: 1_600_000_000, retention_days: 1 });
  start();
  await expect.poll(left).toEqual([]);
  const keys = (await rows()).map(({ storage_key }) => storage_key);
  const sweep = startStorageSweep(files, control.storage, log, 20);
  await expect.poll(async () => (await rows()).map(({ id }) => id)).toEqual([recordingId(keep)]);
  await sweep.stop();
  const there = await Promise.all(keys.map((key) => control.storage.stat(key)));
  expect(there.filter(Boolean)).toHaveLength(1);
  expect((await usage())?.files).toBe(1);
  expect(recordingId(past)).toMatch(/^rec_[0-9a-hjkmnp-tv-z]{20}$/);
});

it('a removed PBX leaves no file', async () => {
  const gone = await Pbx.create(database, 'media-gone');
  record(directory, gone.id);
  start();
  await expect.poll(left).toEqual([]);
  await database.run('DELETE FROM tenant WHERE id = ?', [gone.id]);
  const { createRemnantStore } = await import('@/telephony/store/remnant-store');
  const remnants = createRemnantStore(database);
  while ((await remnants.removeSome(gone.id)) > 0);
  const sweep = startStorageSweep(files, control.storage, log, 20);
  const rest = () => database.query<unknown[]>('SELECT tenant_id FROM storage_usage');
  await expect.poll(rest).toEqual([]);
  await sweep.stop();
  expect(
    readdirSync(join(control.dir, 'storage', 'recordings'), { recursive: true }).filter(
      (name) => String(name).endsWith('.wav') && String(name).startsWith(gone.id),
    ),
  ).toEqual([]);
});

it('an empty directory, or none, is no trouble', async () => {
  rmSync(directory, { recursive: true });
  start();
  mkdirSync(directory);
  record(directory, pbx.id);
  await expect.poll(left).toEqual([]);
});
