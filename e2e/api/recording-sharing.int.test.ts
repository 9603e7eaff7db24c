import { beforeAll, expect, test } from 'vitest';
import { listAuditEvents } from '@/lib/audit-trail/contract';
import { db } from '@/lib/db/prisma';
import { removeRecording } from '@/lib/recordings/contract';
import {
  createRecordingLink,
  getRecordingPeaks,
  openRecordingLink,
  type RecordingLink,
  type RecordingPeaks,
} from '@/lib/recordings/share-contract';
import { newId } from '@/lib/shared/ids';
import { toPcm16, writeWav } from '@/lib/shared/wav-write';
import { tone } from '@/lib/sounds/audio/testing-tones';
import { oneChunk } from '@/lib/storage/port';
import { storage } from '@/lib/storage/storage';
import { ask, call, HOST, refusal } from './harness';
import { createPerson, createWorld, holderOf } from './world';

let token: string;
let tenantId: string;

const WAV = Buffer.from(writeWav(toPcm16(tone(440, 8000, 2, 0.5)), 8000));

async function add(file = WAV): Promise<{ id: string; storageKey: string }> {
  const id = newId('recording');
  const storageKey = `recordings/${tenantId}/2026-11/${id}.wav`;
  const at = new Date('2026-11-20T12:00:00Z');
  await storage().put(storageKey, oneChunk(file), file.length);
  await db().recording.create({
    data: {
      ...{ id, tenantId, callId: 'call-9', kind: 'call', nodeId: 'node_1', storageKey },
      ...{ seconds: 2, bytes: file.length, channels: 1, startedAt: at, createdAt: at },
      ...{ callerNumber: '+4930123', calledNumber: '101' },
    },
  });
  return { id, storageKey };
}

beforeAll(async () => {
  const world = await createWorld();
  token = world.here.pbx.owner.token;
  tenantId = world.here.pbx.tenant.id;
});

const peaksOf = (id: string) => ask<RecordingPeaks>(getRecordingPeaks, { token, params: { id } });
const share = (id: string, body: object = {}) =>
  ask<RecordingLink>(createRecordingLink, { token, params: { id }, body });
const tokenOf = ({ url }: RecordingLink) => url.split('/').at(-1) ?? '';

async function auditOf(recordingId: string) {
  type Event = { action: string; subject: { id: string }; actor: { name: string } };
  const { items } = await ask<{ items: Event[] }>(listAuditEvents, { token });
  const own = items.filter(({ subject }) => subject.id === recordingId);
  return own.map(({ action, actor }) => [action, actor.name]);
}

test('peaks are computed once and kept', async () => {
  const { id, storageKey } = await add();
  const first = await peaksOf(id);
  expect(first.seconds).toBe(2);
  expect(first.lanes).toHaveLength(1);
  expect(new Set(first.lanes[0]?.slice(1, -1).map((loud) => Math.round(loud / 10)))).toEqual(
    new Set([5]),
  );
  await storage().remove(storageKey);
  expect(await peaksOf(id)).toEqual(first);
  expect(await auditOf(id)).toEqual([]);
});

test('what is no sound is not drawn; what is gone is said', async () => {
  const { id } = await add(Buffer.from('RIFF and what follows'));
  expect((await peaksOf(id)).lanes).toEqual([]);
  const gone = await add();
  await storage().remove(gone.storageKey);
  expect((await refusal(getRecordingPeaks, { token, params: { id: gone.id } })).status).toBe(404);
});

test('a link opens the recording to somebody without a key, and it is told', async () => {
  const { id } = await add();
  const link = await share(id, { hours: 2 });
  expect(link.url.startsWith(`http://${HOST}/api/v1/shared-recordings/rec_`)).toBe(true);
  expect(Date.parse(link.expiresAt) - Date.now()).toBeLessThanOrEqual(2 * 3_600_000);
  const params = { id: tokenOf(link) };
  const whole = await call(openRecordingLink, { params });
  expect(whole.headers.get('content-type')).toBe('audio/wav');
  expect(Buffer.from(await whole.arrayBuffer())).toEqual(WAV);
  const part = await call(openRecordingLink, { params, headers: { Range: 'bytes=44-47' } });
  expect(part.status).toBe(206);
  const told = await auditOf(id);
  expect(told.map(([action]) => action)).toEqual(['recording.listen', 'recording.share']);
  expect(told[0]?.[1]).toBe('Somebody with a link');
});

test('a changed link, and one whose recording was removed, do not open', async () => {
  const [{ id }, other] = [await add(), await add()];
  const params = { id: tokenOf(await share(id)) };
  const forged = { id: params.id.replace(id, other.id) };
  expect((await refusal(openRecordingLink, { params: forged })).status).toBe(404);
  expect((await refusal(openRecordingLink, { params: { id: 'rec' } })).status).toBe(404);
  expect((await call(removeRecording, { token, params: { id } })).status).toBe(204);
  expect((await refusal(openRecordingLink, { params })).detail).toMatch(/Ask for a new one/);
});

test('a suspended PBX lets nobody listen', async () => {
  const { id } = await add();
  const params = { id: tokenOf(await share(id)) };
  const status = (word: string) =>
    db().tenant.update({ where: { id: tenantId }, data: { status: word } });
  await status('suspended');
  expect((await refusal(openRecordingLink, { params })).status).toBe(404);
  await status('active');
  expect((await call(openRecordingLink, { params })).status).toBe(200);
});

test('who may not listen makes no link; an end that cannot be is refused', async () => {
  const { id } = await add();
  const user = await createPerson('user', holderOf(tenantId));
  const sent = { params: { id }, body: { hours: 0 } };
  expect((await refusal(createRecordingLink, { ...sent, token: user.token })).status).toBe(403);
  const problem = await refusal(createRecordingLink, { ...sent, token });
  expect(problem.errors).toEqual([{ field: 'hours', message: 'At least 1.' }]);
});
