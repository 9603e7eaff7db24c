import { beforeAll, describe, expect, test } from 'vitest';
import {
  countCallbacks,
  finishCallback,
  getCallback,
  listCallbacks,
  releaseCallback,
  reopenCallback,
  takeCallback,
  type Callback,
  type CallbackCount,
} from '@/lib/callbacks/contract';
import { db } from '@/lib/db/prisma';
import type { Operation } from '@/lib/http/operation';
import { newId } from '@/lib/shared/ids';
import { ask, call, refusal } from './harness';
import { createKey, createPerson, createWorld, holderOf, type World } from './world';

interface List {
  items: Callback[];
  nextCursor: string | null;
}

let world: World;
let tenantId: string;
let token: string;
let minute = 0;

beforeAll(async () => {
  world = await createWorld();
  tenantId = world.here.pbx.tenant.id;
  token = world.here.pbx.owner.token;
  await db().callback.deleteMany({ where: { tenantId } });
});

async function missed(number: string, more: object = {}): Promise<string> {
  const id = newId('callback');
  minute += 1;
  const at = new Date(Date.parse('2026-11-20T12:00:00Z') + minute * 60_000);
  await db().callback.create({
    data: {
      ...{ id, tenantId, number, openNumber: number, tries: 2, name: '<b>Ada</b>' },
      ...{ firstTryAt: at, lastTryAt: at, lastCallId: `call_${id}`, ...more },
    },
  });
  return id;
}

const list = (query: Record<string, string> = {}, as = token) =>
  ask<List>(listCallbacks, { token: as, query });
const numbers = async (query: Record<string, string> = {}, as = token) =>
  (await list(query, as)).items.map(({ number }) => number);
const doing = (operation: Operation, id: string, as = token) =>
  ask<Callback>(operation, { token: as, params: { id } });
const personNamed = async (name: string, role = 'admin') => {
  const person = await createPerson(role, holderOf(tenantId));
  await db().user.update({ where: { id: person.userId }, data: { name } });
  return person;
};

describe('who is on it', () => {
  test('one of ten who press at once has it, and the others are told who', async () => {
    const id = await missed('+4930100001');
    const people = await Promise.all(
      Array.from({ length: 10 }, (_, index) => personNamed(`Person ${index}`)),
    );
    const answers = await Promise.all(
      people.map((person) => call(takeCallback, { token: person.token, params: { id } })),
    );
    const winner = answers.findIndex(({ status }) => status === 200);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    for (const answer of answers.filter(({ status }) => status !== 200)) {
      expect(answer.status).toBe(409);
      expect(await answer.json()).toMatchObject({ detail: `Person ${winner} is on it already.` });
    }
    const mine = people[winner]!.token;
    const again = await doing(takeCallback, id, mine);
    expect(again).toMatchObject({ state: 'taken', mine: true });
    expect(await numbers({ state: 'mine' }, mine)).toEqual(['+4930100001']);
    expect(await numbers({ state: 'mine' })).toEqual([]);
    expect(await ask<CallbackCount>(countCallbacks, { token: mine })).toEqual({ open: 1, mine: 1 });
    const seen = await ask<Callback>(getCallback, { token, params: { id } });
    expect(seen).toMatchObject({ mine: false, takenBy: { name: `Person ${winner}` } });
    await doing(finishCallback, id, mine);
    expect(await numbers()).toEqual([]);
    expect((await list({ state: 'done' })).items[0]).toMatchObject({
      ...{ id, state: 'done', doneReason: 'by_hand', doneBy: `Person ${winner}` },
    });
    const trail = await db().auditEvent.findMany({ where: { subjectId: id } });
    expect(trail.map(({ action }) => action).sort()).toEqual(['callback.done', 'callback.take']);
  });

  test('what is taken goes back by a word; a user says nothing about what others are on', async () => {
    const facet = `ext:${world.here.pbx.ids.extensions}`;
    const id = await missed('+4930100002');
    const row = await db().callback.findFirstOrThrow({ where: { id, tenantId } });
    const { lastTryAt: startedAt, lastCallId } = row;
    await db().callFacet.create({ data: { tenantId, facet, startedAt, id: lastCallId } });
    const person = await personNamed('Grace', 'user');
    const params = { id };
    expect((await call(getCallback, { token: person.token, params })).status).toBe(404);
    expect((await call(takeCallback, { token: person.token, params })).status).toBe(404);
    await db().membership.updateMany({
      where: { userId: person.userId },
      data: { extensionId: world.here.pbx.ids.extensions },
    });
    await doing(takeCallback, id);
    const words = await refusal(releaseCallback, { token: person.token, params });
    expect(words).toMatchObject({ status: 409, code: 'conflict' });
    expect((await refusal(finishCallback, { token: person.token, params })).status).toBe(409);
    expect(await doing(releaseCallback, id)).toMatchObject({ state: 'open', takenBy: null });
    expect(await doing(releaseCallback, id)).toMatchObject({ state: 'open' });
    expect(await doing(takeCallback, id, person.token)).toMatchObject({ mine: true });
    expect(await doing(finishCallback, id, person.token)).toMatchObject({ state: 'done' });
    expect(await doing(finishCallback, id)).toMatchObject({ doneBy: 'Grace' });
    expect((await refusal(takeCallback, { token, params })).detail).toContain('Grace said so');
  });

  test('done is opened again, but not beside a later row', async () => {
    const id = await missed('+4930100003');
    await doing(finishCallback, id);
    expect(await doing(reopenCallback, id)).toMatchObject({ state: 'open', doneAt: null });
    expect(await doing(reopenCallback, id)).toMatchObject({ state: 'open' });
    await doing(finishCallback, id);
    await missed('+4930100003');
    expect(await refusal(reopenCallback, { token, params: { id } })).toMatchObject({
      ...{ status: 409, detail: expect.stringContaining('later row') as string },
    });
    const calledBack = { doneAt: new Date(), doneReason: 'called_back', state: 'done' };
    const other = await missed('+4930100004', { ...calledBack, openNumber: null });
    expect((await refusal(takeCallback, { token, params: { id: other } })).detail).toContain(
      'somebody has called back',
    );
    expect(await doing(reopenCallback, other)).toMatchObject({ state: 'open', doneReason: null });
  });

  test('who may only read does nothing', async () => {
    const id = await missed('+4930100005');
    const reader = await createKey(world.here.pbx.owner.userId, holderOf(tenantId), ['calls:read']);
    expect(await ask<Callback>(getCallback, { token: reader, params: { id } })).toMatchObject({
      ...{ id, name: '<b>Ada</b>' },
    });
    for (const operation of [takeCallback, releaseCallback, finishCallback, reopenCallback]) {
      expect((await refusal(operation, { token: reader, params: { id } })).status).toBe(403);
    }
  });
});

describe('the list', () => {
  test('is read page by page, each row once', async () => {
    await db().callback.deleteMany({ where: { tenantId } });
    const lastTryAt = new Date('2026-11-21T10:00:00Z');
    for (let index = 0; index < 7; index += 1) {
      await missed(`+493020000${index}`, index < 4 ? { lastTryAt } : {});
    }
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: List = await list({ limit: '2', ...(cursor && { cursor }) });
      seen.push(...page.items.map(({ number }) => number));
      cursor = page.nextCursor;
    } while (cursor);
    expect(seen).toEqual(await numbers());
    expect(new Set(seen).size).toBe(7);
    const first = await list({ limit: '2' });
    const foreign = { token, query: { cursor: first.nextCursor!, state: 'done' } };
    expect((await refusal(listCallbacks, foreign)).errors).toMatchObject([{ field: 'cursor' }]);
    expect(await numbers({ number: '+49 30 20000-3' })).toEqual(['+4930200003']);
  });

  test('of one group or queue, and of a supervisor with groups nothing else', async () => {
    const { queues: queueId, 'ring-groups': groupId } = world.here.pbx.ids as Record<
      string,
      string
    >;
    await missed('+4930300001', { groupId: groupId! });
    await missed('+4930300002', { queueId: queueId! });
    expect(await numbers({ groupId: groupId! })).toEqual(['+4930300001']);
    expect(await numbers({ queueId: queueId! })).toEqual(['+4930300002']);
    const [row] = (await list({ queueId: queueId! })).items;
    expect(row).toMatchObject({ queue: { id: queueId }, group: null, calledNumber: null });
    const person = await personNamed('Alan', 'supervisor');
    await db().membership.updateMany({
      where: { userId: person.userId },
      data: { groupIds: [groupId!] },
    });
    expect(await numbers({}, person.token)).toEqual(['+4930300001']);
    expect(await ask<CallbackCount>(countCallbacks, { token: person.token })).toMatchObject({
      open: 1,
    });
    const params = { id: row!.id };
    expect((await call(takeCallback, { token: person.token, params })).status).toBe(404);
    await db().membership.updateMany({ where: { userId: person.userId }, data: { groupIds: [] } });
    expect(await numbers({}, person.token)).toEqual([]);
  });
});
