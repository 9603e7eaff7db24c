import { beforeAll, expect, test } from 'vitest';
import {
  createExtension,
  getExtension,
  removeExtension,
  updateExtension,
  type Extension,
} from '@/lib/extensions/contract';
import { featureCodes } from '@/lib/feature-codes/contract';
import { objectOperations } from '@/lib/objects/contract';
import { singletonOperations, type Singleton } from '@/lib/objects/singleton-contract';
import { ringGroup } from '@/lib/ring-groups/contract';
import { ask, refusal } from './harness';
import { createWorld } from './world';

const { get, update } = singletonOperations(featureCodes);

let token: string;

beforeAll(async () => {
  token = (await createWorld()).here.pbx.owner.token;
});

const now = () => ask<Singleton>(get, { token });
const headers = async () => ({ 'If-Match': `"${(await now()).version}"` });
const refused = async (body: object) => {
  const { status, errors, detail } = await refusal(update, {
    ...{ token, body, headers: await headers() },
  });
  return { status, field: errors?.[0]?.field, words: errors?.[0]?.message ?? detail };
};
const addExtension = (number: string, name: string) =>
  ask<Extension>(createExtension, { token, body: { number, name } });

test('a new PBX has its codes; a change of one keeps the others', async () => {
  expect(await now()).toMatchObject({ version: 1, pickup: '**', voicemail: '*97', echo: '*43' });
  const body = { echo: '*44', time: null };
  const changed = await ask<Singleton>(update, { token, body, headers: await headers() });
  expect(changed).toMatchObject({ version: 2, pickup: '**', echo: '*44', time: null });
});

test.each([
  [{ echo: '**' }, 'pickup', '** is “Echo test” already.'],
  [{ listen: '*7' }, 'forwardOn', '*72 begins like *7, “Listen”'],
  [{ pickup: '88' }, 'pickup', 'Must begin with *'],
  [{ echo: '*' }, 'echo', 'Must be more than *.'],
  [{ echo: '*43; hangup' }, 'echo', 'Must be * and up to 4 digits'],
  [{ echo: '${x}' }, 'echo', 'Must be * and up to 4 digits'],
])('%j is refused at %s, in words', async (body, field, words) => {
  const found = await refused(body);
  expect([400, 422]).toContain(found.status);
  expect(found.field).toBe(field);
  expect(found.words).toContain(words);
});

test('digits alone are nobody’s number, whoever comes first', async () => {
  await addExtension('198', 'Ada Lovelace');
  const taken = await refused({ echo: '198' });
  expect(taken).toMatchObject({ status: 409, field: 'echo' });
  expect(taken.words).toBe('198 belongs to Ada Lovelace already.');

  await ask(update, { token, body: { echo: '199' }, headers: await headers() });
  const body = { number: '199', name: 'Grace Hopper' };
  const late = await refusal(createExtension, { token, body });
  expect([late.status, late.errors?.[0]?.field]).toEqual([409, 'number']);
  expect(late.detail).toBe('199 belongs to the feature code “Echo test” already.');
  const group = { name: 'Sales', number: '199' };
  const also = await refusal(objectOperations(ringGroup).create, { token, body: group });
  expect(also.status).toBe(409);
});

test('all calls go elsewhere: not in a circle, and what is led to is not removed', async () => {
  const [one, two] = [await addExtension('191', 'One'), await addExtension('192', 'Two')];
  const set = (from: Extension, to: Extension) => ({
    ...{ token, params: { id: from.id }, headers: { 'If-Match': `"${from.version}"` } },
    body: { forward: { kind: 'extension', id: to.id } },
  });
  const forwarded = await ask<Extension>(updateExtension, set(one, two));
  expect(forwarded.forward).toEqual({ kind: 'extension', id: two.id });
  expect((await refusal(updateExtension, set(two, one))).status).toBe(409);
  const params = { id: two.id };
  const version = { 'If-Match': `"${two.version}"` };
  const used = await refusal(removeExtension, { token, params, headers: version });
  expect([used.status, used.code]).toEqual([409, 'in_use']);
  const still = await ask<Extension>(getExtension, { token, params: { id: one.id } });
  expect(still).toEqual(expect.not.objectContaining({ told: expect.anything() as unknown }));
});
