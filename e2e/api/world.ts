import { objectOperations } from '@/lib/objects/contract';
import { OBJECT_KINDS } from '@/lib/objects/registry';
import { newTokenSecret } from '@/lib/access/token-secret';
import { permissionNames, type Permission } from '@/lib/access/permissions';
import { createBlockEntry } from '@/lib/block-list/contract';
import { db } from '@/lib/db/prisma';
import { createDevice } from '@/lib/devices/contract';
import { createExtension } from '@/lib/extensions/contract';
import { createMediaNode } from '@/lib/media-nodes/contract';
import { createNumber } from '@/lib/numbers/contract';
import { newId } from '@/lib/shared/ids';
import { createTenant, type Tenant } from '@/lib/tenants/contract';
import { createExport } from '@/lib/exports/contract';
import { createSavedView } from '@/lib/saved-views/contract';
import { createToken } from '@/lib/tokens/contract';
import { createTrunk } from '@/lib/trunks/contract';
import { createUser } from '@/lib/users/contract';
import { ask } from './harness';

interface Named {
  id: string;
}

interface Holder {
  scopeKey: string;
  tenantId: string | null;
  resellerId: string | null;
}

export const PLATFORM_HOLDER: Holder = {
  scopeKey: 'platform',
  tenantId: null,
  resellerId: null,
};

/** A person and a key of theirs, put straight into the database: somebody has to be the first. */
export async function createPerson(
  role: string,
  holder: Holder,
  scopes: readonly Permission[] = permissionNames,
): Promise<{ userId: string; token: string }> {
  const userId = newId('user');
  const email = `${userId}@example.com`;
  await db().user.create({ data: { id: userId, email, name: role } });
  await db().membership.create({ data: { id: newId('membership'), userId, role, ...holder } });
  return { userId, token: await createKey(userId, holder, scopes) };
}

export async function createKey(
  createdBy: string,
  holder: Holder,
  scopes: readonly Permission[],
): Promise<string> {
  const { prefix, whole, hash } = newTokenSecret();
  await db().token.create({
    data: {
      id: newId('token'),
      ...holder,
      ...{ createdBy, name: 'test', prefix, secretHash: hash },
      scopes: [...scopes],
      networks: [],
    },
  });
  return whole;
}

export function holderOf(tenantId: string): Holder {
  return { scopeKey: tenantId, tenantId, resellerId: null };
}

async function createCall(tenantId: string): Promise<string> {
  const id = `call-${newId('call')}`;
  const at = new Date();
  await db().call.create({
    data: {
      ...{ id, tenantId, direction: 'internal', result: 'missed', source: 'simulator' },
      ...{ startedAt: at, endedAt: at, normalisedAt: at, waitMs: 1, talkMs: 0, legs: 1 },
      ...{ callerNumber: '101', calledNumber: '102', nodeId: 'entry' },
    },
  });
  const steps = [{ at: at.toISOString(), kind: 'started', from: '101', to: '102' }];
  await db().callJourney.create({ data: { tenantId, startedAt: at, id, journey: { steps } } });
  return id;
}

async function createNote(tenantId: string): Promise<string> {
  const id = newId('callNote');
  const author = { authorId: newId('user'), authorName: 'Ada' };
  await db().callNote.create({
    data: { id, tenantId, callId: 'call-1', callStartedAt: new Date(), ...author, text: 'Note' },
  });
  return id;
}

async function createTag(tenantId: string): Promise<string> {
  const id = newId('callTag');
  await db().callTag.create({ data: { id, tenantId, name: 'Complaint about delivery' } });
  return id;
}

async function createCallback(tenantId: string): Promise<string> {
  const id = newId('callback');
  const at = new Date();
  const number = '+4930901821';
  await db().callback.create({
    data: {
      ...{ id, tenantId, number, openNumber: number, tries: 1 },
      ...{ firstTryAt: at, lastTryAt: at, lastCallId: 'call_1' },
    },
  });
  return id;
}

async function createRecording(tenantId: string): Promise<string> {
  const id = newId('recording');
  const at = new Date();
  await db().recording.create({
    data: {
      ...{ id, tenantId, callId: 'call-1', kind: 'call', nodeId: 'node_1' },
      ...{ storageKey: `recordings/${tenantId}/none/${id}.wav`, seconds: 1, bytes: 4, channels: 1 },
      ...{ callerNumber: '101', calledNumber: '102', startedAt: at, createdAt: at },
    },
  });
  return id;
}

async function createMessage(tenantId: string): Promise<string> {
  const id = newId('voicemailMessage');
  const at = new Date();
  await db().voicemailMessage.create({
    data: {
      ...{ id, tenantId, boxId: newId('voicemail'), callId: 'call-1', callerNumber: '101' },
      ...{ storageKey: `recordings/${tenantId}/none/${id}.wav`, seconds: 1, bytes: 4 },
      ...{ receivedAt: at, createdAt: at },
    },
  });
  return id;
}

async function createSession(userId: string): Promise<string> {
  const id = newId('session');
  const expiresAt = new Date(Date.now() + 60_000);
  const from = { host: 'localhost:7400', ip: '127.0.0.1', userAgent: 'test' };
  await db().session.create({ data: { id, userId, ...from, expiresAt } });
  return id;
}

/** One of every kind of object, by the path of its kind. */
async function createObjects(token: string): Promise<Record<string, string>> {
  const ids: Record<string, string> = {};
  for (const kind of OBJECT_KINDS) {
    const { number: _, ...body } = kind.example;
    ids[kind.path] = (await ask<Named>(objectOperations(kind).create, { token, body })).id;
  }
  return ids;
}

/** What a person keeps and has made. */
async function createKept(token: string): Promise<{ exports: string; 'saved-views': string }> {
  const file = await ask<Named>(createExport, { token, body: { format: 'csv' } });
  const view = { name: 'Yesterday', page: 'calls', query: 'period=yesterday' };
  const { id } = await ask<Named>(createSavedView, { token, body: view });
  return { exports: file.id, 'saved-views': id };
}

let count = 0;

/** A PBX with one of everything, made by the API with the key of its provider. */
export async function createPbx(providerToken: string) {
  count += 1;
  const slug = `pbx-${newId('tenant').slice(-10)}`;
  const provider = { token: providerToken };
  const tenant = await ask<Tenant>(createTenant, { ...provider, body: { name: slug, slug } });
  const owner = await createPerson('owner', holderOf(tenant.id));
  const mine = { token: owner.token };
  const body = { number: '101', name: 'Ada', device: { label: 'Desk' } };
  const extension = await ask<Named & { devices: Named[] }>(createExtension, { ...mine, body });
  const device = await ask<Named & { sip: { password: string } }>(createDevice, {
    ...mine,
    params: { id: extension.id },
    body: { label: 'Second' },
  });
  const number = await ask<Named>(createNumber, {
    ...mine,
    body: {
      e164: `+49301000${String(process.pid % 1000).padStart(3, '0')}${String(count).padStart(3, '0')}`,
      destination: { kind: 'extension', id: extension.id },
    },
  });
  const user = await ask<Named>(createUser, {
    ...mine,
    body: { email: `${slug}@example.com`, name: 'User', role: 'user' },
  });
  const key = await ask<Named>(createToken, {
    ...mine,
    body: { name: 'CRM', scopes: ['calls:read'] },
  });
  const objects = await createObjects(owner.token);
  const blocked = await ask<Named>(createBlockEntry, {
    ...mine,
    body: { match: 'number', value: '+4930999999' },
  });
  return {
    tenant,
    owner,
    ids: {
      ...objects,
      ...(await createKept(owner.token)),
      'block-list': blocked.id,
      tenants: tenant.id,
      extensions: extension.id,
      devices: device.id,
      numbers: number.id,
      users: user.id,
      tokens: key.id,
      calls: await createCall(tenant.id),
      'call-notes': await createNote(tenant.id),
      'call-tags': await createTag(tenant.id),
      callbacks: await createCallback(tenant.id),
      recordings: await createRecording(tenant.id),
      'voicemail-messages': await createMessage(tenant.id),
      sessions: await createSession(owner.userId),
    },
  };
}

export type Pbx = Awaited<ReturnType<typeof createPbx>>;

/** Two resellers with a PBX each, an operator, a media node and a trunk. */
export async function createWorld() {
  const operator = await createPerson('operator', PLATFORM_HOLDER);
  const makeReseller = async () => {
    const id = newId('reseller');
    await db().reseller.create({ data: { id, name: id, slug: id.replace('_', '-') } });
    const holder = { scopeKey: id, tenantId: null, resellerId: id };
    const reseller = await createPerson('reseller', holder);
    return { id, holder, ...reseller, pbx: await createPbx(reseller.token) };
  };
  const [here, there] = [await makeReseller(), await makeReseller()];
  const suffix = newId('mediaNode').slice(-8);
  const mediaNode = await ask<Named>(createMediaNode, {
    token: operator.token,
    body: {
      ...{ name: `media-${suffix}`, sipHost: '127.0.0.1', sipPort: 7410 },
      ...{ eslHost: '127.0.0.1', eslPort: 7411, eslPassword: 'x'.repeat(20) },
    },
  });
  const trunk = await ask<Named>(createTrunk, {
    token: operator.token,
    body: { name: `trunk-${suffix}`, gateways: [{ host: 'sip.example.com' }] },
  });
  return { operator, here, there, mediaNode, trunk };
}

export type World = Awaited<ReturnType<typeof createWorld>>;
