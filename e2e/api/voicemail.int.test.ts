import { beforeAll, expect, test } from 'vitest';
import { db } from '@/lib/db/prisma';
import { createExtension, getExtension, updateExtension } from '@/lib/extensions/contract';
import type { Extension } from '@/lib/extensions/contract';
import { objectOperations, type PbxObject } from '@/lib/objects/contract';
import { asObject } from '@/lib/objects/references';
import { newId } from '@/lib/shared/ids';
import { oneChunk } from '@/lib/storage/port';
import { storage } from '@/lib/storage/storage';
import { voicemailBox } from '@/lib/voicemails/contract';
import {
  forwardVoicemailMessage,
  getVoicemailAudio,
  giveVoicemailBox,
  listVoicemailMessages,
  removeVoicemailMessage,
  updateVoicemailMessage,
  type VoicemailMessage,
} from '@/lib/voicemails/message-contract';
import { ask, call } from './harness';
import { createPerson, createWorld, holderOf, type World } from './world';

interface List {
  items: VoicemailMessage[];
  nextCursor: string | null;
}

const AUDIO = Buffer.from('RIFF and what follows');
const DAY_MS = 86_400_000;
const boxes = objectOperations(voicemailBox);

let world: World;
let token: string;
let tenantId: string;
let hour = 0;

beforeAll(async () => {
  world = await createWorld();
  token = world.here.pbx.owner.token;
  tenantId = world.here.pbx.tenant.id;
});

const box = (body: object = {}) =>
  ask<PbxObject>(boxes.create, { token, body: { name: 'Ada', ...body } });
const ifMatch = (version: number) => ({ 'If-Match': `"${version}"` });

async function leave(boxId: string, changes: Record<string, unknown> = {}): Promise<string> {
  const id = newId('voicemailMessage');
  const storageKey = `recordings/${tenantId}/2026-11/${id}.wav`;
  const receivedAt = new Date(Date.parse('2026-11-20T12:00:00Z') + (hour += 1) * 3_600_000);
  await storage().put(storageKey, oneChunk(AUDIO), AUDIO.length);
  await db().storedFile.create({
    data: { key: storageKey, tenantId, kind: 'voicemail', bytes: 21n, createdAt: receivedAt },
  });
  await db().voicemailMessage.create({
    data: {
      ...{ id, tenantId, boxId, storageKey, callId: 'call-9', callerNumber: '+4930123' },
      ...{ seconds: 7, bytes: AUDIO.length, receivedAt, createdAt: receivedAt, ...changes },
    },
  });
  return id;
}

const list = (query: Record<string, string> = {}, as = token) =>
  ask<List>(listVoicemailMessages, { token: as, query });
const pointers = async () => {
  const rows = await db().outbox.findMany({
    where: { tenantId },
    orderBy: { id: 'desc' },
    take: 1,
  });
  return rows.map(({ kind, subjectId }) => `${kind} ${subjectId}`);
};
const fileOf = (id: string) =>
  db().storedFile.findFirst({ where: { tenantId, key: { contains: id } } });
const refusal = async (response: Response) => {
  const { errors, detail } = (await response.json()) as {
    errors?: { field: string }[];
    detail: string;
  };
  return { status: response.status, fields: errors?.map(({ field }) => field), detail };
};

test.each([
  ['1234', undefined],
  ['0000', undefined],
  ['12', undefined],
  ['8205', '8205'],
  ['0205', '205'],
])('the PIN %s is refused with its reason (number %s)', async (pin, number) => {
  const body = { name: 'Ada', pin, ...(number && { number }) };
  const answer = await refusal(await call(boxes.create, { token, body }));
  expect(answer).toMatchObject({ status: 400, fields: ['pin'] });
});

test('a PIN is kept as a hash, never shown, and a number must not be it', async () => {
  const made = await box({ pin: '4821', number: '820' });
  expect(made).toMatchObject({ hasPin: true });
  expect(made).not.toHaveProperty('pin');
  const row = await db().pbxObject.findFirstOrThrow({ where: { id: made.id, tenantId } });
  expect(JSON.stringify(row.config)).not.toContain('"4821"');
  const trail = await db().auditEvent.findMany({ where: { subjectId: made.id } });
  expect(JSON.stringify(trail)).not.toContain('"4821"');
  const params = { id: made.id };
  const renumber = { token, params, headers: ifMatch(made.version), body: { number: '4821' } };
  expect(await refusal(await call(boxes.update, renumber))).toMatchObject({
    ...{ status: 400, fields: ['number'] },
  });
  const other = { ...renumber, body: { name: 'Ada L.' } };
  const changed = await ask<PbxObject>(boxes.update, other);
  const after = await db().pbxObject.findFirstOrThrow({ where: { id: made.id, tenantId } });
  expect(asObject(after.config)['pin']).toEqual(asObject(row.config)['pin']);
  const none = { token, params, headers: ifMatch(changed.version), body: { pin: null } };
  expect(await ask<PbxObject>(boxes.update, none)).toMatchObject({ hasPin: false });
});

test('an extension gets a box by one switch; then the box cannot go', async () => {
  const extension = await ask<Extension>(createExtension, {
    ...{ token, body: { number: '277', name: 'Grace', email: 'grace@example.com' } },
  });
  const params = { id: extension.id };
  const { token: narrow } = await createPerson('owner', holderOf(tenantId), ['extensions:write']);
  expect((await call(giveVoicemailBox, { token: narrow, params })).status).toBe(403);
  const made = await ask<PbxObject>(giveVoicemailBox, { token, params });
  expect(made).toMatchObject({ name: 'Grace', email: 'grace@example.com', hasPin: false });
  expect((await call(giveVoicemailBox, { token, params })).status).toBe(409);
  const after = await ask<Extension>(getExtension, { token, params });
  expect(after.voicemail).toBe(made.id);
  const own = { token, params: { id: made.id }, headers: ifMatch(made.version) };
  const pin = await refusal(await call(boxes.update, { ...own, body: { pin: '0277' } }));
  expect(pin).toMatchObject({ status: 400, fields: ['pin'] });
  expect((await refusal(await call(boxes.remove, own))).status).toBe(409);
  const other = await box();
  const message = await leave(made.id);
  const moved = await call(boxes.remove, { ...own, query: { repoint: other.id } });
  expect(moved.status).toBe(204);
  expect((await ask<Extension>(getExtension, { token, params })).voicemail).toBe(other.id);
  expect((await list({ boxId: other.id })).items.map(({ id }) => id)).toEqual([message]);
});

test('newest first, page by page, heard or not, and of one box', async () => {
  const { id: boxId } = await box();
  const ids = [
    await leave(boxId),
    await leave(boxId, { heardAt: new Date() }),
    await leave(boxId, { callerName: 'Ada' }),
  ];
  await leave((await box()).id);
  const first = await list({ boxId, limit: '2' });
  const second = await list({ boxId, limit: '2', cursor: first.nextCursor ?? '' });
  expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(ids.toReversed());
  expect(second.nextCursor).toBeNull();
  const heard = await list({ boxId, heard: 'true' });
  expect(heard.items.map(({ id }) => id)).toEqual([ids[1]]);
});

test('is heard, marked and saved; the nodes are told of it', async () => {
  const { id: boxId } = await box({ keepDays: 10 });
  const id = await leave(boxId, { expiresAt: new Date(Date.now() + DAY_MS) });
  const params = { id };
  const audio = await call(getVoicemailAudio, { token, params });
  expect(Buffer.from(await audio.arrayBuffer())).toEqual(AUDIO);
  const update = (body: object) =>
    ask<VoicemailMessage>(updateVoicemailMessage, { token, params, body });
  expect(await update({ heard: true })).toMatchObject({ heard: true, saved: false });
  expect(await pointers()).toEqual([`object ${boxId}`]);
  expect(await update({ saved: true })).toMatchObject({ saved: true, expiresAt: null });
  const { receivedAt, expiresAt, heard } = await update({ saved: false, heard: false });
  expect(heard).toBe(false);
  expect(Date.parse(expiresAt ?? '') - Date.parse(receivedAt)).toBe(10 * DAY_MS);
  expect((await call(updateVoicemailMessage, { token, params, body: { heard: 1 } })).status).toBe(
    400,
  );
});

test('a forwarded message is new in its box, and its file stays while anybody has it', async () => {
  const [from, to] = [await box(), await box({ maxMessages: 1 })];
  const id = await leave(from.id, { heardAt: new Date() });
  const forward = { token, params: { id }, body: { boxId: to.id } };
  const copy = await ask<VoicemailMessage>(forwardVoicemailMessage, forward);
  expect(copy).toMatchObject({ boxId: to.id, fromBoxId: from.id, heard: false });
  expect((await refusal(await call(forwardVoicemailMessage, forward))).fields).toEqual(['boxId']);
  const nowhere = { ...forward, body: { boxId: newId('voicemail') } };
  expect((await refusal(await call(forwardVoicemailMessage, nowhere))).fields).toEqual(['boxId']);
  const remove = (one: string) => call(removeVoicemailMessage, { token, params: { id: one } });
  expect((await remove(id)).status).toBe(204);
  expect((await fileOf(id))?.removeAfter).toBeNull();
  expect((await call(getVoicemailAudio, { token, params: { id: copy.id } })).status).toBe(200);
  expect((await remove(copy.id)).status).toBe(204);
  expect((await fileOf(id))?.removeAfter).toBeInstanceOf(Date);
  expect((await remove(id)).status).toBe(404);
});

test('a box takes its messages with it', async () => {
  const made = await box();
  const id = await leave(made.id);
  const own = { token, params: { id: made.id }, headers: ifMatch(made.version) };
  expect((await call(boxes.remove, own)).status).toBe(204);
  expect((await list({ boxId: made.id })).items).toEqual([]);
  expect((await fileOf(id))?.removeAfter).toBeInstanceOf(Date);
});

test('a user hears the messages of the own box and no other; an auditor none', async () => {
  const extension = await ask<Extension>(createExtension, {
    ...{ token, body: { number: '288', name: 'Joan' } },
  });
  const own = await ask<PbxObject>(giveVoicemailBox, { token, params: { id: extension.id } });
  const [mine, other] = [await leave(own.id), await leave((await box()).id)];
  const holder = holderOf(tenantId);
  const user = await createPerson('user', holder);
  await db().membership.updateMany({
    where: { tenantId, userId: user.userId },
    data: { extensionId: extension.id },
  });
  expect((await list({}, user.token)).items.map(({ id }) => id)).toEqual([mine]);
  const as = (id: string) => ({ token: user.token, params: { id } });
  expect((await call(getVoicemailAudio, as(mine))).status).toBe(200);
  expect((await call(getVoicemailAudio, as(other))).status).toBe(404);
  expect((await call(removeVoicemailMessage, as(other))).status).toBe(404);
  const update = { body: { heard: true } };
  expect((await call(updateVoicemailMessage, { ...as(other), ...update })).status).toBe(404);
  expect((await call(boxes.list, { token: user.token })).status).toBe(403);
  const auditor = (await createPerson('auditor', holder)).token;
  expect((await call(listVoicemailMessages, { token: auditor })).status).toBe(403);
  const unset = { token, params: { id: extension.id }, headers: ifMatch(2) };
  await ask(updateExtension, { ...unset, body: { voicemail: null } });
  expect((await list({}, user.token)).items).toEqual([]);
});
