import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { db } from '@/lib/db/prisma';
import { objectOperations } from '@/lib/objects/contract';
import { listAuditEvents } from '@/lib/audit-trail/contract';
import {
  getSoundAudio,
  replaceSoundAudio,
  sound,
  uploadSound,
  type SoundAudio,
} from '@/lib/sounds/contract';
import { ringGroup } from '@/lib/ring-groups/contract';
import { amplitudeAt, tone } from '@/lib/sounds/audio/testing-tones';
import { readWavHeader } from '@/lib/sounds/audio/wav-header';
import { monoChunks } from '@/lib/sounds/audio/wav-samples';
import { toPcm16, writeWav } from '@/lib/shared/wav-write';
import { getStorageUsage, type StorageUsage } from '@/lib/stored-files/contract';
import { ask, call, refusal } from './harness';
import { createWorld, type World } from './world';

interface Sound {
  id: string;
  name: string;
  version: number;
  audio: SoundAudio | null;
}

const { get, create, update, remove } = objectOperations(sound);
const wavOf = (hertz: number, seconds = 1) =>
  writeWav(toPcm16(tone(hertz, 8000, seconds, 0.3)), 8000);
const mp3 = readFileSync(
  new URL('../../lib/sounds/audio/golden/tone-1000hz-22050.mp3', import.meta.url),
);

let world: World;
let token: string;

beforeAll(async () => {
  world = await createWorld();
  token = world.here.pbx.owner.token;
});

const upload = (body: Uint8Array, name = 'Welcome') =>
  ask<Sound>(uploadSound, { token, query: { name }, body });

async function listen(id: string, query = {}, headers = {}) {
  const response = await call(getSoundAudio, { token, params: { id }, query, headers });
  return { response, bytes: new Uint8Array(await response.arrayBuffer()) };
}

function samplesOf(wav: Uint8Array): Float32Array {
  return Float32Array.from([...monoChunks(wav, readWavHeader(wav))].flatMap((part) => [...part]));
}

test('a WAV becomes what nodes play, and what a telephone makes of it', async () => {
  const made = await upload(wavOf(1000));
  expect(made.audio).toMatchObject({ seconds: 1, format: 'wav' });
  const whole = await listen(made.id);
  expect(whole.response.headers.get('content-type')).toBe('audio/wav');
  expect(readWavHeader(whole.bytes)).toMatchObject({ rate: 16_000, channels: 1, bits: 16 });
  expect(amplitudeAt(samplesOf(whole.bytes), 16_000, 1000)).toBeGreaterThan(0.1);
  const phone = await listen(made.id, { as: 'phone' });
  expect(readWavHeader(phone.bytes).rate).toBe(8000);
  expect(await ask(get, { token, params: { id: made.id } })).toMatchObject({ audio: made.audio });
});

test('an MP3 is taken, and a part of it can be asked for', async () => {
  const made = await upload(mp3, 'Music');
  expect(made.audio?.format).toBe('mp3');
  const { response, bytes } = await listen(made.id, {}, { Range: 'bytes=0-3' });
  expect([response.status, Buffer.from(bytes).toString()]).toEqual([206, 'RIFF']);
  const etag = (await listen(made.id)).response.headers.get('etag') ?? '';
  expect((await listen(made.id, {}, { 'If-None-Match': etag })).response.status).toBe(304);
});

describe('refusals', () => {
  test.each([
    ['no sound', Buffer.from('GIF89a'), 422, /neither WAV nor MP3/],
    ['nothing', Buffer.alloc(0), 422, /neither WAV nor MP3/],
    ['a damaged WAV', wavOf(500).slice(0, 30), 422, /damaged/],
    ['a name that lies', Buffer.from('ID3 but no frames at all, really none'), 422, /damaged/],
    ['eleven megabytes', Buffer.alloc(11 * 1024 * 1024), 413, /at most/],
  ])('%s', async (_, body, status, words) => {
    const before = await db().storedFile.count({ where: { tenantId: world.here.pbx.tenant.id } });
    const problem = await refusal(uploadSound, { token, query: { name: 'x' }, body });
    expect(problem.status).toBe(status);
    expect(problem.detail).toMatch(words);
    const after = await db().storedFile.count({ where: { tenantId: world.here.pbx.tenant.id } });
    expect(after).toBe(before);
  });

  test('another content type, a missing name', async () => {
    const headers = { 'Content-Type': 'image/png' };
    const sent = { token, query: { name: 'x' }, body: wavOf(500), headers };
    expect((await refusal(uploadSound, sent)).status).toBe(415);
    const nameless = await refusal(uploadSound, { token, body: wavOf(500) });
    expect(nameless.errors.map(({ field }) => field)).toEqual(['name']);
  });
});

test('a sound may be named before it is recorded; then nothing can be heard', async () => {
  const empty = await ask<Sound>(create, { token, body: { name: 'Later' } });
  expect(empty.audio).toBeNull();
  expect((await listen(empty.id)).response.status).toBe(404);
});

test('replacing keeps the id, renaming keeps the recording', async () => {
  const made = await upload(wavOf(1000));
  const params = { id: made.id };
  const sent = { token, params, headers: { 'If-Match': `"${made.version}"` } };
  const replaced = await ask<Sound>(replaceSoundAudio, { ...sent, body: wavOf(700, 2) });
  expect(replaced).toMatchObject({ id: made.id, version: made.version + 1 });
  expect(replaced.audio?.seconds).toBe(2);
  expect(replaced.audio?.hash).not.toBe(made.audio?.hash);
  expect((await refusal(replaceSoundAudio, { ...sent, body: wavOf(600) })).status).toBe(412);
  const headers = { 'If-Match': `"${replaced.version}"` };
  const renamed = await ask<Sound>(update, { token, params, headers, body: { name: 'New' } });
  expect(renamed).toMatchObject({ name: 'New', audio: replaced.audio });
});

test('what uses it is named, and keeps it from going', async () => {
  const made = await upload(wavOf(1000));
  await ask(objectOperations(ringGroup).create, {
    token,
    body: { ...ringGroup.example, name: 'With music', number: null, music: made.id },
  });
  const sent = { token, params: { id: made.id }, headers: { 'If-Match': `"${made.version}"` } };
  const problem = await refusal(remove, sent);
  expect(problem).toMatchObject({ status: 409, code: 'in_use' });
  expect(problem.detail).toContain('With music');
});

test('what is kept is counted; what goes is left to the sweep', async () => {
  const usage = () => ask<StorageUsage>(getStorageUsage, { token });
  const before = await usage();
  const made = await upload(wavOf(440));
  const { bytes = 0, phoneBytes = 0, hash = '' } = made.audio ?? {};
  const after = await usage();
  expect(after.bytes - before.bytes).toBe(bytes + phoneBytes);
  expect(after.files - before.files).toBe(2);
  const where = { tenantId: world.here.pbx.tenant.id, key: { contains: hash } };
  const leaves = async () => (await db().storedFile.findMany({ where })).map((f) => f.removeAfter);
  expect(await leaves()).toEqual([null, null]);
  await call(remove, {
    token,
    params: { id: made.id },
    headers: { 'If-Match': `"${made.version}"` },
  });
  expect((await leaves()).every((at) => at instanceof Date)).toBe(true);
});

test('when the storage is full, no sound is added', async () => {
  const tenantId = world.here.pbx.tenant.id;
  await db().storageUsage.update({ where: { tenantId }, data: { quotaBytes: 1n } });
  expect(await ask(getStorageUsage, { token })).toMatchObject({ warning: 'full', quotaBytes: 1 });
  const problem = await refusal(uploadSound, { token, query: { name: 'x' }, body: wavOf(500) });
  expect(problem).toMatchObject({ status: 409, code: 'conflict' });
  await db().storageUsage.update({ where: { tenantId }, data: { quotaBytes: null } });
});

test('the audit trail tells who put it there', async () => {
  const made = await upload(wavOf(330));
  const { items } = await ask<{ items: { action: string; subject: { id: string } }[] }>(
    listAuditEvents,
    {
      token,
    },
  );
  const own = items.filter(({ subject }) => subject.id === made.id);
  expect(own.map(({ action }) => action)).toEqual(['sound.create']);
});
