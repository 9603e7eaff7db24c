import { beforeAll, expect, test } from 'vitest';
import { listAuditEvents } from '@/lib/audit-trail/contract';
import { db } from '@/lib/db/prisma';
import {
  getRecordingAudio,
  listRecordings,
  removeRecording,
  type Recording,
} from '@/lib/recordings/contract';
import { newId } from '@/lib/shared/ids';
import { oneChunk } from '@/lib/storage/port';
import { storage } from '@/lib/storage/storage';
import { ask, call } from './harness';
import { createPerson, createWorld, holderOf, type World } from './world';

interface List {
  items: Recording[];
  nextCursor: string | null;
}

const HOUR_MS = 3_600_000;
const AT = Date.parse('2026-11-20T12:00:00Z');
const AUDIO = Buffer.from('RIFF and what follows');

let world: World;
let token: string;
let tenantId: string;

async function add(changes: Record<string, unknown> = {}, hour = 0): Promise<string> {
  const id = newId('recording');
  const storageKey = `recordings/${tenantId}/2026-11/${id}.wav`;
  const startedAt = new Date(AT + hour * HOUR_MS);
  await storage().put(storageKey, oneChunk(AUDIO), AUDIO.length);
  await db().storedFile.create({
    data: { key: storageKey, tenantId, kind: 'call', bytes: 21n, createdAt: startedAt },
  });
  await db().recording.create({
    data: {
      ...{ id, tenantId, callId: 'call-9', kind: 'call', nodeId: 'node_1', storageKey },
      ...{ seconds: 7, bytes: AUDIO.length, channels: 2, startedAt, createdAt: startedAt },
      ...{ callerNumber: '+4930123', calledNumber: '101', ...changes },
    },
  });
  return id;
}

beforeAll(async () => {
  world = await createWorld();
  token = world.here.pbx.owner.token;
  tenantId = world.here.pbx.tenant.id;
  await db().recording.deleteMany({ where: { tenantId } });
});

const list = (query: Record<string, string> = {}, as = token) =>
  ask<List>(listRecordings, { token: as, query });

test('newest first, page by page, calls only', async () => {
  const ids = [await add({}, 1), await add({}, 2), await add({}, 3)];
  await add({ kind: 'voicemail' }, 4);
  const first = await list({ limit: '2' });
  const second = await list({ limit: '2', cursor: first.nextCursor ?? '' });
  const shown = [...first.items, ...second.items].map(({ id }) => id);
  expect(shown).toEqual(ids.toReversed());
  expect(second.nextCursor).toBeNull();
  expect(first.items[0]).toMatchObject({ seconds: 7, stereo: true, expiresAt: null });
});

test('by time, number, queue and call', async () => {
  const queueId = newId('queue');
  const id = await add({ queueId, callId: 'call-10', callerNumber: '+44207' }, -100);
  const at = (hour: number) => new Date(AT + hour * HOUR_MS).toISOString();
  const queries: Record<string, string>[] = [
    { queueId },
    { callId: 'call-10' },
    { number: '4420' },
    { from: at(-101), to: at(-99) },
  ];
  for (const query of queries) {
    expect((await list(query)).items.map((item) => item.id)).toEqual([id]);
  }
});

test('is heard in whole or in part, and who listened is kept once', async () => {
  const id = await add({}, -200);
  const listen = (headers = {}) => call(getRecordingAudio, { token, params: { id }, headers });
  expect(Buffer.from(await (await listen()).arrayBuffer())).toEqual(AUDIO);
  const part = await listen({ Range: 'bytes=4-6' });
  expect([part.status, await part.text()]).toEqual([206, ' an']);
  const { items } = await ask<{ items: { action: string; subject: { id: string } }[] }>(
    listAuditEvents,
    { token },
  );
  const own = items.filter(({ subject }) => subject.id === id).map(({ action }) => action);
  expect(own).toEqual(['recording.listen']);
});

test('a user and an auditor hear nothing', async () => {
  const id = await add({ extensionId: world.here.pbx.ids.extensions }, -300);
  for (const role of ['user', 'auditor']) {
    const as = { token: (await createPerson(role, holderOf(tenantId))).token };
    expect((await call(listRecordings, as)).status).toBe(403);
    expect((await call(getRecordingAudio, { ...as, params: { id } })).status).toBe(403);
  }
});

test('removed, it is gone at once and its file is left to the sweep', async () => {
  const id = await add({}, -400);
  expect((await call(removeRecording, { token, params: { id } })).status).toBe(204);
  expect((await call(getRecordingAudio, { token, params: { id } })).status).toBe(404);
  const file = await db().storedFile.findFirst({ where: { tenantId, key: { contains: id } } });
  expect(file?.removeAfter).toBeInstanceOf(Date);
});
