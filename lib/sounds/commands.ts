import type { TenantScope } from '@/lib/access/scope';
import type { Prisma } from '@/lib/db/generated/client';
import { db } from '@/lib/db/prisma';
import { fault, notFound } from '@/lib/http/fault';
import type { PbxObject } from '@/lib/objects/contract';
import { describeObject } from '@/lib/objects/describe';
import { asObject } from '@/lib/objects/references';
import * as objects from '@/lib/objects/commands';
import { changeTenant, type TenantChange } from '@/lib/outbox/change';
import { missed } from '@/lib/outbox/versioned';
import { newId } from '@/lib/shared/ids';
import { keepFiles, letFilesGo, storeFile } from '@/lib/stored-files/commands';
import { requireRoom, storageFault } from '@/lib/stored-files/queries';
import { AudioFault } from './audio/audio-fault';
import { convertInWorker } from './audio/convert-in-worker';
import type { Converted } from './audio/convert';
import { audioOf, soundKeys } from './audio-of';
import { sound, type SoundAudio } from './contract';

/** Nodes that have not heard of the new recording yet still fetch the old one. */
const OLD_FILE_MS = 10 * 60_000;

async function convert(upload: Uint8Array): Promise<Converted> {
  try {
    return await convertInWorker(upload);
  } catch (error) {
    if (!(error instanceof AudioFault)) throw error;
    throw fault('invalid_audio', { public: error.message, field: 'body', internal: error });
  }
}

interface Stored {
  audio: SoundAudio;
  keys: string[];
}

/** Converts and stores; nothing names the files yet. */
async function store(tenantId: string, id: string, upload: Uint8Array): Promise<Stored> {
  await requireRoom({ tenantId });
  const { wav, phone, seconds, hash, format } = await convert(upload);
  const keys = soundKeys(tenantId, id, hash);
  try {
    await storeFile({ tenantId, key: keys.wav, kind: 'sound', content: wav });
    await storeFile({ tenantId, key: keys.phone, kind: 'sound', content: phone });
  } catch (error) {
    throw storageFault(error);
  }
  const audio: SoundAudio = {
    seconds: Math.round(seconds * 100) / 100,
    ...{ bytes: wav.length, phoneBytes: phone.length, hash, format },
    uploadedAt: new Date().toISOString(),
  };
  return { audio, keys: Object.values(keys) };
}

function note(
  { record }: TenantChange,
  id: string,
  action: 'sound.create' | 'sound.replace',
  before: SoundAudio | null,
  after: SoundAudio,
): Promise<void> {
  const seconds: [unknown, unknown] = [before?.seconds ?? null, after.seconds];
  return record({ kind: 'object', id, subject: 'sound', action, changes: { seconds } });
}

const configWith = (config: unknown, audio: SoundAudio): Prisma.InputJsonObject => ({
  ...(asObject(config) as Prisma.InputJsonObject),
  audio,
});

/** @throws Fault invalid_audio in words for a file that cannot be played. */
export async function uploadSound(
  scope: TenantScope,
  name: string,
  upload: Uint8Array,
): Promise<PbxObject> {
  const id = newId('sound');
  const { tenantId } = scope;
  const { audio, keys } = await store(tenantId, id, upload);
  return changeTenant(scope, async (change) => {
    const { tx, revision } = change;
    const base = { id, tenantId, kind: sound.kind, name, revision };
    const row = await tx.pbxObject.create({ data: { ...base, config: configWith({}, audio) } });
    await keepFiles(tx, tenantId, keys);
    await note(change, id, 'sound.create', null, audio);
    return describeObject(sound, scope, row, tx);
  });
}

/** Before the work: a stranger's id, or an old version, must cost nothing. */
async function refuseEarly({ tenantId }: TenantScope, id: string, version: number): Promise<void> {
  const row = await db().pbxObject.findFirst({ where: { id, tenantId, kind: sound.kind } });
  if (!row) throw notFound(sound.singular);
  if (row.version !== version) throw missed(sound.singular, true);
}

async function requireSound({ tx, tenant }: TenantChange, id: string, version: number) {
  const where = { id, tenantId: tenant.id, kind: sound.kind };
  const row = await tx.pbxObject.findFirst({ where });
  if (!row) throw notFound(sound.singular);
  if (row.version !== version) throw missed(sound.singular, true);
  return row;
}

function filesOf(tenantId: string, id: string, audio: SoundAudio | null): string[] {
  return audio ? Object.values(soundKeys(tenantId, id, audio.hash)) : [];
}

/** Whoever uses the sound plays the new recording as soon as the nodes have it. */
export async function replaceAudio(
  scope: TenantScope,
  id: string,
  upload: Uint8Array,
  version: number,
): Promise<PbxObject> {
  const { tenantId } = scope;
  await refuseEarly(scope, id, version);
  const { audio, keys } = await store(tenantId, id, upload);
  return changeTenant(scope, async (change) => {
    const { tx, revision } = change;
    const before = await requireSound(change, id, version);
    const old = audioOf(before.config);
    const data = { config: configWith(before.config, audio), revision };
    const where = { id, tenantId, version };
    await tx.pbxObject.updateMany({ where, data: { ...data, version: { increment: 1 } } });
    const gone = filesOf(tenantId, id, old).filter((key) => !keys.includes(key));
    await letFilesGo(tx, tenantId, gone, new Date(Date.now() + OLD_FILE_MS));
    await keepFiles(tx, tenantId, keys);
    await note(change, id, 'sound.replace', old, audio);
    const row = await tx.pbxObject.findFirstOrThrow({ where: { id, tenantId } });
    return describeObject(sound, scope, row, tx);
  });
}

/** Its files stay a moment longer, for calls that are hearing it. */
export async function removeSound(
  scope: TenantScope,
  id: string,
  version: number,
  repointTo: string | undefined,
): Promise<void> {
  await objects.removeObject(sound, scope, id, version, repointTo, async ({ tx }, { config }) => {
    const keys = filesOf(scope.tenantId, id, audioOf(config));
    await letFilesGo(tx, scope.tenantId, keys, new Date(Date.now() + OLD_FILE_MS));
  });
}
