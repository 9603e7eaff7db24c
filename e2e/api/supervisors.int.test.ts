import { beforeAll, expect, test } from 'vitest';
import { db } from '@/lib/db/prisma';
import { getRecordingAudio, listRecordings, type Recording } from '@/lib/recordings/contract';
import { newId } from '@/lib/shared/ids';
import { createUser, getUser, updateUser, type User } from '@/lib/users/contract';
import { ask, refusal } from './harness';
import { createPerson, createWorld, holderOf, type World } from './world';

let world: World;
let token: string;
let tenantId: string;
let groupIds: string[];

beforeAll(async () => {
  world = await createWorld();
  const { pbx } = world.here;
  token = pbx.owner.token;
  tenantId = pbx.tenant.id;
  const ids: Record<string, string> = pbx.ids;
  groupIds = [ids['ring-groups'] ?? '', ids['queues'] ?? ''];
});

const email = () => `${newId('user')}@example.com`;
const newUser = (body: object) =>
  ask<User>(createUser, { token, body: { email: email(), name: 'Grace', ...body } });

test('a supervisor may be limited to groups and queues of the PBX', async () => {
  const made = await newUser({ role: 'supervisor', groupIds: [...groupIds, ...groupIds] });
  expect(made.groupIds).toEqual(groupIds);
  const params = { id: made.id };
  const change = (body: object, version: number) =>
    ask<User>(updateUser, { token, params, body, headers: { 'If-Match': `"${version}"` } });
  const named = await change({ name: 'Grace H.' }, made.version);
  expect(named.groupIds).toEqual(groupIds);
  const wide = await change({ groupIds: null }, named.version);
  expect(wide.groupIds).toBeNull();
  const narrow = await change({ groupIds: [] }, wide.version);
  expect(narrow.groupIds).toEqual([]);
  const other = await change({ role: 'admin' }, narrow.version);
  expect(other.groupIds).toBeNull();
  expect(await ask<User>(getUser, { token, params })).toEqual(other);
});

test('nobody else may, and only to what there is', async () => {
  const body = { email: email(), name: 'Grace' };
  const strange: Record<string, string> = world.there.pbx.ids;
  const cases = [
    { role: 'user', groupIds },
    { role: 'admin', groupIds: [] },
    { role: 'supervisor', groupIds: ['rg_none'] },
    { role: 'supervisor', groupIds: [strange['queues']] },
    { role: 'supervisor', groupIds: [world.here.pbx.ids.extensions] },
  ];
  for (const wrong of cases) {
    const { status, errors } = await refusal(createUser, { token, body: { ...body, ...wrong } });
    expect([status, errors[0]?.field], JSON.stringify(wrong)).toEqual([400, 'groupIds']);
  }
  const admin = await newUser({ role: 'admin' });
  const sent = { params: { id: admin.id }, headers: { 'If-Match': `"${admin.version}"` } };
  const { status, errors } = await refusal(updateUser, { token, ...sent, body: { groupIds } });
  expect([status, errors[0]?.field]).toEqual([400, 'groupIds']);
});

async function recordedCall(facet: string, at: Date): Promise<string> {
  const id = `call_${newId('call')}`;
  await db().call.create({
    data: {
      ...{ id, tenantId, direction: 'inbound', result: 'answered', source: 'freeswitch' },
      ...{ startedAt: at, endedAt: at, normalisedAt: at, waitMs: 1, talkMs: 1, legs: 2 },
      ...{ callerNumber: '+4930901820', calledNumber: '102', nodeId: 'node_1', recorded: true },
    },
  });
  await db().callFacet.create({ data: { tenantId, facet, startedAt: at, id } });
  const recording = newId('recording');
  await db().recording.create({
    data: {
      ...{ id: recording, tenantId, callId: id, kind: 'call', nodeId: 'node_1' },
      ...{ storageKey: `recordings/${tenantId}/none/${recording}.wav`, seconds: 1, bytes: 4 },
      ...{ channels: 1, callerNumber: '+4930901820', calledNumber: '102' },
      ...{ startedAt: at, createdAt: at },
    },
  });
  return recording;
}

test('recordings are those of the calls that are seen', async () => {
  const person = await createPerson('supervisor', holderOf(tenantId));
  const hour = Date.now() - 3_600_000;
  const seen: string[] = [];
  for (let index = 0; index < 6; index += 1) {
    const facet = index % 2 === 0 ? `grp:${groupIds[0]}` : 'grp:rg_other';
    const recording = await recordedCall(facet, new Date(hour + index));
    if (index % 2 === 0) seen.unshift(recording);
  }
  const [hidden] = await db().recording.findMany({ where: { tenantId, id: { notIn: seen } } });
  await db().membership.updateMany({ where: { userId: person.userId }, data: { groupIds } });
  const list = async (query: Record<string, string>) =>
    ask<{ items: Recording[]; nextCursor: string | null }>(listRecordings, {
      token: person.token,
      query,
    });
  const all = await list({});
  expect(all.items.map(({ id }) => id)).toEqual(seen);
  const first = await list({ limit: '2' });
  const second = await list({ limit: '2', cursor: first.nextCursor ?? '' });
  expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(seen);
  const sent = { token: person.token, params: { id: hidden?.id ?? '' } };
  expect((await refusal(getRecordingAudio, sent)).status).toBe(404);
});
