import { beforeAll, describe, expect, test } from 'vitest';
import {
  createCallNote,
  createCallTag,
  listCallTags,
  removeCallNote,
  removeCallTag,
  setCallTags,
  type CallTag,
} from '@/lib/call-notes/contract';
import { getCall, listCalls, type CallDetail, type CallNote } from '@/lib/calls/contract';
import { db } from '@/lib/db/prisma';
import { newId } from '@/lib/shared/ids';
import { ask, call, refusal } from './harness';
import { createPerson, createWorld, holderOf } from './world';

let tenantId: string;
let token: string;
let extensionId: string;
let strangersTag: string;

beforeAll(async () => {
  const { here, there } = await createWorld();
  tenantId = here.pbx.tenant.id;
  token = here.pbx.owner.token;
  extensionId = here.pbx.ids.extensions;
  strangersTag = there.pbx.ids['call-tags'];
});

async function addCall(callerExtensionId: string | null = null): Promise<string> {
  const id = `call-${newId('call')}`;
  const at = new Date();
  await db().call.create({
    data: {
      ...{ id, tenantId, direction: 'inbound', result: 'answered', source: 'freeswitch' },
      ...{ startedAt: at, endedAt: at, normalisedAt: at, waitMs: 1, talkMs: 0, legs: 1 },
      ...{ callerNumber: '+4930123', calledNumber: '102', nodeId: 'node_1', callerExtensionId },
    },
  });
  if (callerExtensionId) {
    const facet = { tenantId, facet: `ext:${callerExtensionId}`, startedAt: at, id };
    await db().callFacet.create({ data: facet });
  }
  return id;
}

const write = (id: string, body: object, as = token) =>
  ask<CallNote>(createCallNote, { token: as, params: { id }, body });
const detail = (id: string) => ask<CallDetail>(getCall, { token, params: { id } });
const facetsOf = async (id: string) =>
  (await db().callFacet.findMany({ where: { tenantId, id } })).map(({ facet }) => facet);
const makeTag = (name: string) => ask<CallTag>(createCallTag, { token, body: { name } });
const tag = (id: string, tagIds: string[]) =>
  ask<{ tags: string[] }>(setCallTags, { token, params: { id }, body: { tagIds } });
const withTag = async (tagId: string) => {
  const query = { tagId };
  const { items } = await ask<{ items: { id: string }[] }>(listCalls, { token, query });
  return items.map(({ id }) => id);
};

describe('notes', () => {
  test('stand at the call, oldest first, as they were written', async () => {
    const id = await addCall();
    const hostile = '=1+1 <b onload=x>\r\nsecond line “ünïcödé” 🎉';
    await write(id, { text: hostile });
    await write(id, { text: 'At the third second', atSecond: 3 });
    const { notes } = await detail(id);
    expect(notes.map(({ text, atSecond }) => [text, atSecond])).toEqual([
      [hostile.replace('\r\n', '\n'), null],
      ['At the third second', 3],
    ]);
    expect(await facetsOf(id)).toEqual(['note']);
  });

  test.each([
    [{ text: '  \n ' }, 'text', 'Write something.'],
    [{ text: 'x'.repeat(2001) }, 'text', 'At most 2000 characters.'],
    [{ text: 'a\u0007b' }, 'text', 'Control characters are not taken.'],
    [{ text: 'a', atSecond: -1 }, 'atSecond', 'At least 0.'],
  ])('refused with the name of the field: %j', async (body, field, message) => {
    const params = { id: await addCall() };
    const { errors } = await refusal(createCallNote, { token, params, body });
    expect(errors).toEqual([{ field, message }]);
  });

  test('are removed by who wrote them and by an admin, and leave the index', async () => {
    const id = await addCall();
    const supervisor = await createPerson('supervisor', holderOf(tenantId));
    const [own, others] = [
      await write(id, { text: 'Of the supervisor' }, supervisor.token),
      await write(id, { text: 'Of the owner' }),
    ];
    const remove = (note: CallNote, as: string) =>
      call(removeCallNote, { token: as, params: { id: note.id } });
    expect((await remove(others, supervisor.token)).status).toBe(403);
    expect((await remove(others, token)).status).toBe(204);
    expect(await facetsOf(id)).toEqual(['note']);
    expect((await remove(own, token)).status).toBe(204);
    expect(await facetsOf(id)).toEqual([]);
    expect((await remove(own, token)).status).toBe(404);
  });

  test('a user writes at own calls only, an auditor at none', async () => {
    const user = await createPerson('user', holderOf(tenantId));
    await db().membership.updateMany({ where: { userId: user.userId }, data: { extensionId } });
    const [own, others] = [await addCall(extensionId), await addCall()];
    const body = { text: 'Mine' };
    const note = await write(own, body, user.token);
    expect(note.authorName).toBe('test');
    const at = (id: string, as: string) =>
      call(createCallNote, { token: as, params: { id }, body });
    expect((await at(others, user.token)).status).toBe(404);
    const auditor = await createPerson('auditor', holderOf(tenantId));
    expect((await at(own, auditor.token)).status).toBe(403);
  });
});

describe('tags', () => {
  test('are set, found again, and taken away', async () => {
    const [id, other] = [await addCall(), await addCall()];
    const [urgent, order] = [await makeTag('Urgent'), await makeTag('Order')];
    expect(await tag(id, [order.id, urgent.id, order.id])).toEqual({
      tags: [urgent.id, order.id].toSorted(),
    });
    await tag(other, [order.id]);
    expect((await withTag(order.id)).toSorted()).toEqual([id, other].toSorted());
    expect((await detail(id)).tags.toSorted()).toEqual([urgent.id, order.id].toSorted());
    await tag(id, [urgent.id]);
    expect(await withTag(order.id)).toEqual([other]);
    expect(await facetsOf(id)).toEqual([`tag:${urgent.id}`]);
  });

  test('have names of their own, whatever the letters', async () => {
    await makeTag('Complaint');
    const problem = await refusal(createCallTag, { token, body: { name: ' COMPLAINT ' } });
    expect(problem).toMatchObject({ status: 409, errors: [{ field: 'name' }] });
    const { items } = await ask<{ items: CallTag[] }>(listCallTags, { token });
    const names = items.map(({ name }) => name);
    expect(names).toEqual(names.toSorted((one, two) => one.localeCompare(two, 'en')));
  });

  test('of nobody, and of a stranger, are refused and nothing is changed', async () => {
    const id = await addCall();
    const known = await makeTag('Known');
    await tag(id, [known.id]);
    for (const wrong of ['tag_none', strangersTag]) {
      const body = { tagIds: [wrong] };
      const { status, errors } = await refusal(setCallTags, { token, params: { id }, body });
      expect([status, errors[0]?.field]).toEqual([400, 'tagIds']);
    }
    expect(await withTag(known.id)).toEqual([id]);
  });

  test('removed, they leave all calls; only who may change the PBX removes them', async () => {
    const id = await addCall();
    const gone = await makeTag('Gone soon');
    await tag(id, [gone.id]);
    const supervisor = await createPerson('supervisor', holderOf(tenantId));
    const params = { id: gone.id };
    expect((await refusal(removeCallTag, { token: supervisor.token, params })).status).toBe(403);
    expect((await call(removeCallTag, { token, params })).status).toBe(204);
    expect((await detail(id)).tags).toEqual([]);
    expect(await facetsOf(id)).toEqual([]);
  });
});
