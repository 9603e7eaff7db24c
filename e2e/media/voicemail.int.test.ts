import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, expect, it } from 'vitest';
import { createDatabase } from '@/e2e/database';
import { Pbx } from '@/e2e/worker/pbx';
import { newId } from '@/lib/shared/ids';
import { hashPin } from '@/lib/voicemails/pin';
import { findFreePlan } from '@/scripts/system/free-ports';
import {
  createFetchMessage,
  createPostAction,
  createPostRecording,
} from '@/telephony/media/control-plane-client';
import { startMailboxShipper } from '@/telephony/media/mailbox-shipper';
import { startMessageExpiry } from '@/telephony/media/message-expiry';
import { startMessageFetcher } from '@/telephony/media/message-fetcher';
import { recordingId } from '@/telephony/media/recording-sidecar';
import { startRecordingShipper } from '@/telephony/media/recording-shipper';
import { startStorageSweep } from '@/telephony/media/storage-sweep';
import { openDatabase } from '@/telephony/store/database';
import { createDesiredStore } from '@/telephony/store/desired-store';
import { createStoredFileStore } from '@/telephony/store/stored-file-store';
import { createVoicemailStore } from '@/telephony/store/voicemail-store';
import { ControlPlane, log, record } from './world';

const { workerUrl } = await createDatabase();
const database = openDatabase({ url: workerUrl, poolSize: 3 });
const { worker: port } = await findFreePlan(0);
const control = new ControlPlane(database, port);
const pbx = await Pbx.create(database, 'boxes');
const sealed = () => {
  throw new Error('no secrets here');
};

let node: string;
let parts: { stop(): Promise<void> }[] = [];
const place = (name: string) => join(node, name);

beforeEach(async () => {
  node = mkdtempSync(join(tmpdir(), 'node-'));
  for (const name of ['media', 'mailbox', 'messages']) mkdirSync(place(name));
  await control.start();
});
afterEach(async () => {
  await stopNode();
  await control.stop();
  rmSync(node, { recursive: true });
  for (const table of ['voicemail_message', 'recording', 'stored_file', 'mail_queue', 'outbox']) {
    await database.run(`DELETE FROM ${table}`);
  }
});
afterAll(async () => {
  await control.remove();
  await database.close();
});

/** The media role's part of one node. */
function startNode(): void {
  const base = { nodeId: 'node_1', clock: Date.now, log, intervalMs: 20 };
  const { address } = control;
  parts = [
    startRecordingShipper({
      ...{ ...base, directory: place('media'), post: createPostRecording(address) },
    }),
    startMailboxShipper({
      ...{ ...base, directory: place('mailbox'), post: createPostAction(address) },
    }),
    startMessageFetcher({
      ...{ ...base, directory: place('messages'), fetch: createFetchMessage(address) },
    }),
  ];
}
async function stopNode(): Promise<void> {
  await Promise.all(parts.splice(0).map((part) => part.stop()));
}

async function addBox(config: object = {}): Promise<string> {
  const id = newId('voicemail');
  await pbx.change('object', id, (sql, revision) =>
    sql.run(
      "INSERT INTO pbx_object (id, tenant_id, kind, name, config, revision) VALUES (?, ?, 'voicemail', 'Ada', ?, ?)",
      [id, pbx.id, JSON.stringify(config), revision],
    ),
  );
  await database.run('DELETE FROM outbox');
  return id;
}

const leave = (boxId: string, more: object = {}) =>
  record(place('media'), pbx.id, { kind: 'voicemail', voicemail_id: boxId, ...more });
const messageId = (uuid: string) => recordingId(uuid).replace('rec_', 'vmm_');

let at = 1_790_000_000;
function act(boxId: string, action: string, more: object = {}): void {
  at += 1;
  const id = randomUUID();
  const fields = { id, action, at, tenant_id: pbx.id, box_id: boxId, ...more };
  writeFileSync(place(join('mailbox', `${at}-${id}.json`)), JSON.stringify(fields));
}

interface Row {
  id: string;
  box_id: string;
  heard_at: Date | null;
  saved: 0 | 1;
  expires_at: Date | null;
  storage_key: string;
}
const rows = () => database.query<Row[]>('SELECT * FROM voicemail_message ORDER BY created_at, id');
const spool = (name: string) => readdirSync(place(name)).filter((file) => file !== 'bad');
const isShipped = (name: string) => expect.poll(() => spool(name), { timeout: 8000 }).toEqual([]);
const knocks = () =>
  database.query<{ subject_id: string }[]>('SELECT subject_id FROM outbox ORDER BY id');
const letters = () =>
  database.query<{ subject_id: string; recipient: string }[]>('SELECT * FROM mail_queue');

it('a message is stored once, the nodes are told, and a letter waits', async () => {
  const box = await addBox({ email: 'ada@example.com', keepDays: 10 });
  const uuid = leave(box);
  startNode();
  await isShipped('media');
  const [row] = await rows();
  expect(row).toMatchObject({ id: messageId(uuid), box_id: box, heard_at: null });
  expect(row?.expires_at).toEqual(new Date((1_790_000_000 + 10 * 86_400) * 1000));
  expect((await knocks()).map(({ subject_id }) => subject_id)).toEqual([box]);
  expect(await letters()).toMatchObject([
    { subject_id: messageId(uuid), recipient: 'ada@example.com' },
  ]);
  const [object] = await createDesiredStore(database, sealed).objects(pbx.id, [box]);
  expect(object?.state).toMatchObject([{ id: messageId(uuid), heard: false, callerNumber: '101' }]);
});

it('is not lost while the control plane is away', async () => {
  const box = await addBox();
  await control.stop();
  startNode();
  leave(box);
  act(box, 'heard', { message_id: newId('voicemailMessage') });
  await stopNode();
  expect([spool('media').length, spool('mailbox').length]).toEqual([2, 1]);
  await control.start();
  startNode();
  await isShipped('media');
  await isShipped('mailbox');
  expect(await rows()).toHaveLength(1);
});

it('one for a box that is gone, or of another PBX, is set aside', async () => {
  const other = await Pbx.create(database, `other-${Date.now()}`);
  leave(newId('voicemail'));
  record(place('media'), other.id, { kind: 'voicemail', voicemail_id: await addBox() });
  act(newId('voicemail'), 'heard', { message_id: newId('voicemailMessage') });
  act('../../etc', 'heard', {});
  startNode();
  await isShipped('media');
  await isShipped('mailbox');
  expect(await rows()).toEqual([]);
  expect(readdirSync(place('media/bad'))).toHaveLength(4);
  expect(readdirSync(place('mailbox/bad'))).toHaveLength(2);
});

it('what is done at the phone is done in its order', async () => {
  const [box, other] = [await addBox({ keepDays: 3 }), await addBox({ email: 'bob@example.com' })];
  const [one, two] = [messageId(leave(box)), messageId(leave(box))];
  startNode();
  await isShipped('media');
  await stopNode();
  act(box, 'heard', { message_id: one });
  act(box, 'forwarded', { message_id: one, to_box_id: other });
  act(box, 'removed', { message_id: one });
  act(box, 'saved', { message_id: two });
  startNode();
  await isShipped('mailbox');
  const kept = await rows();
  expect(kept.map(({ box_id, saved }) => [box_id, saved])).toEqual(
    expect.arrayContaining([
      [box, 1],
      [other, 0],
    ]),
  );
  expect(kept.find(({ box_id }) => box_id === box)).toMatchObject({ id: two, expires_at: null });
  expect(kept.find(({ box_id }) => box_id === other)?.heard_at).toBeNull();
  expect((await letters()).map(({ recipient }) => recipient)).toEqual(['bob@example.com']);
  const files = createStoredFileStore(database);
  expect(await files.due(10)).toEqual([]);
  const copy = kept.find(({ box_id }) => box_id === other)?.id;
  act(other, 'removed', { message_id: copy });
  await isShipped('mailbox');
  await expect.poll(async () => (await files.due(10)).length).toBe(1);
});

it('a PIN that was changed at the phone is the one of the box', async () => {
  const box = await addBox({ pin: hashPin('4821') });
  const { salt, hash } = hashPin('7351');
  act(box, 'pin', { pin_salt: salt, pin_hash: hash });
  startNode();
  await isShipped('mailbox');
  const [row] = await database.query<{ pin: string; version: number }[]>(
    "SELECT JSON_EXTRACT(config, '$.pin') AS pin, version FROM pbx_object WHERE id = ?",
    [box],
  );
  expect(row?.version).toBe(2);
  expect(typeof row?.pin === 'string' ? JSON.parse(row.pin) : row?.pin).toEqual({ salt, hash });
});

it('a greeting that was recorded at the phone is a sound, and the greeting of its box', async () => {
  const box = await addBox();
  for (const seconds of [2, 3]) {
    record(place('media'), pbx.id, { seconds, kind: 'greeting', voicemail_id: box });
    startNode();
    await isShipped('media');
    await stopNode();
  }
  const sound = box.replace('vmb_', 'snd_');
  const objects = await createDesiredStore(database, sealed).objects(pbx.id, [box, sound]);
  const config = (id: string) => objects.find((object) => object.id === id)?.config;
  expect(config(box)).toMatchObject({ greeting: sound });
  expect(config(sound)).toMatchObject({ audio: { seconds: 3, format: 'wav' } });
  const references = await database.query<unknown[]>(
    'SELECT 1 FROM object_reference WHERE owner_id = ? AND target_id = ?',
    [box, sound],
  );
  expect(references).toHaveLength(1);
  expect(await rows()).toEqual([]);
  const kept = await database.query<{ keep: number }[]>(
    'SELECT SUM(remove_after IS NULL) AS keep FROM stored_file',
  );
  expect(Number(kept[0]?.keep)).toBe(2);
});

it('a message that is wanted comes to the node; one that is gone is said to be', async () => {
  const box = await addBox();
  const uuid = leave(box);
  const original = readFileSync(place(join('media', `${uuid}.wav`)));
  startNode();
  await isShipped('media');
  const [here, gone] = [messageId(uuid), newId('voicemailMessage')];
  for (const id of [here, gone]) writeFileSync(place(join('messages', `${id}.want`)), '');
  await expect.poll(() => spool('messages').sort()).toEqual([`${gone}.gone`, `${here}.wav`].sort());
  expect(readFileSync(place(join('messages', `${here}.wav`)))).toEqual(original);
});

it('goes by itself when its days are over, with its file', async () => {
  const box = await addBox({ keepDays: 1 });
  leave(box, { started_at: 1_600_000_000 });
  leave(box, { started_at: Math.floor(Date.now() / 1000) });
  startNode();
  await isShipped('media');
  let changes = 0;
  const expiry = startMessageExpiry(
    createVoicemailStore(database),
    () => {
      changes += 1;
    },
    log,
    20,
  );
  await expect.poll(async () => (await rows()).length).toBe(1);
  await expiry.stop();
  expect(changes).toBe(1);
  const sweep = startStorageSweep(createStoredFileStore(database), control.storage, log, 20);
  const files = () => database.query<unknown[]>('SELECT 1 FROM stored_file');
  await expect.poll(async () => (await files()).length).toBe(1);
  await sweep.stop();
});
