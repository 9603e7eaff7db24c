import pino from 'pino';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createDatabase } from '@/e2e/database';
import { Pbx } from '@/e2e/worker/pbx';
import { newId } from '@/lib/shared/ids';
import { ProxyRefused, ProxyUnavailable } from '../kamailio/rpc-errors';
import { openDatabase } from '../store/database';
import { createLampStore } from '../store/lamp-store';
import { startLamps } from './lamps';

const { workerUrl } = await createDatabase();
const database = openDatabase({ url: workerUrl, poolSize: 3 });
const log = pino({ level: 'silent' });
const NEVER_MS = 3_600_000;

/** What the entry node was told. */
const told: string[] = [];
let away = false;
const port = {
  setMessageWaiting: async (path: string) => {
    if (away) throw new ProxyUnavailable('away');
    if (path.includes('/999/')) throw new ProxyRefused('x', 400, 'not an extension');
    told.push(path.replace('/message-waiting/', ''));
  },
};
const start = (intervalMs = NEVER_MS) =>
  startLamps({ lamps: createLampStore(database), port, log, intervalMs });

let pbx: Pbx;
const box = newId('voicemail');

async function owns(number: string): Promise<string> {
  const { id } = await pbx.addExtension(number);
  await database.run("INSERT INTO object_reference VALUES (?, 'extension', ?, 'voicemail', ?)", [
    pbx.id,
    id,
    box,
  ]);
  return id;
}
async function leave(): Promise<string> {
  const id = newId('voicemailMessage');
  await database.run(
    `INSERT INTO voicemail_message (id, tenant_id, box_id, storage_key, call_id, caller_number,
       seconds, bytes, received_at, created_at)
     VALUES (?, ?, ?, 'x', 'c', '', 1, 1, NOW(3), NOW(3))`,
    [id, pbx.id, box],
  );
  return id;
}

beforeAll(async () => {
  pbx = await Pbx.create(database, 'lamps');
});
afterAll(() => database.close());

it('is lit for a message, follows it, and goes out', async () => {
  const first = await owns('101');
  const message = await leave();
  const lamps = start();
  await expect.poll(() => told).toEqual(['lamps.pbx.test/101/1/0']);
  await database.run('UPDATE voicemail_message SET heard_at = NOW(3) WHERE id = ?', [message]);
  lamps.touch(pbx.id);
  await expect.poll(() => told.at(-1)).toBe('lamps.pbx.test/101/0/1');
  await database.run("UPDATE extension SET number = '102' WHERE id = ?", [first]);
  lamps.touch(pbx.id);
  await expect
    .poll(() => told.slice(2))
    .toEqual(['lamps.pbx.test/101/0/0', 'lamps.pbx.test/102/0/1']);
  await database.run('DELETE FROM voicemail_message');
  lamps.touch(pbx.id);
  await expect.poll(() => told.at(-1)).toBe('lamps.pbx.test/102/0/0');
  await lamps.stop();
  expect(await createLampStore(database).told('all')).toEqual([]);
});

it('is told later when the entry node is away, and nobody waits for one that is refused', async () => {
  told.length = 0;
  await owns('999');
  await leave();
  away = true;
  const lamps = start(50);
  await expect.poll(() => createLampStore(database).wanted([pbx.id])).toHaveLength(2);
  away = false;
  await expect.poll(() => told, { timeout: 8000 }).toEqual(['lamps.pbx.test/102/1/0']);
  await lamps.stop();
});
