import { beforeAll, expect, test } from 'vitest';
import { menu } from '@/lib/menus/contract';
import { createNumber } from '@/lib/numbers/contract';
import { objectOperations, type PbxObject } from '@/lib/objects/contract';
import * as routing from '@/lib/routing/contract';
import type { CallTestResult, RouteMap, RouteProblem } from '@/lib/routing/contract';
import { ask, refusal } from './harness';
import { createPbx, createPerson, PLATFORM_HOLDER } from './world';

const menus = objectOperations(menu);
const to = (id: string) => ({ kind: 'menu', id });

let token: string;
let stranger: string;

beforeAll(async () => {
  const operator = await createPerson('operator', PLATFORM_HOLDER);
  token = (await createPbx(operator.token)).owner.token;
  stranger = (await createPbx(operator.token)).owner.token;
});

async function createMenu(name: string, more: object = {}): Promise<PbxObject> {
  return ask<PbxObject>(menus.create, { token, body: { name, ...more } });
}

const change = ({ id, version }: PbxObject) => ({
  ...{ token, params: { id }, headers: { 'If-Match': `"${version}"` } },
});

test('a circle is refused with its chain and nothing is kept; a key breaks it', async () => {
  const first = await createMenu('First');
  const second = await createMenu('Second', { onTimeout: to(first.id) });
  const body = { onTimeout: to(second.id) };
  const refused = await refusal(menus.update, { ...change(first), body });
  expect(refused.status).toBe(409);
  expect(refused.detail).toContain('menu “First” → menu “Second” → menu “First”');
  const kept = await ask<PbxObject>(menus.get, { token, params: { id: first.id } });
  expect(kept).toMatchObject({ version: first.version, onTimeout: null });
  const keys = [{ digits: '1', to: to(second.id) }];
  const taken = await ask<PbxObject>(menus.update, { ...change(first), body: { keys } });
  expect(taken.version).toBe(first.version + 1);
});

test('the map goes from a number on; a number that leads nowhere is a problem', async () => {
  const end = await createMenu('Shop', { keys: [{ digits: '2', to: { kind: 'busy' } }] });
  const body = { e164: '+4930901899', label: 'Line', destination: to(end.id) };
  const number = await ask<{ id: string }>(createNumber, { token, body });
  const map = await ask<RouteMap>(routing.getRouteMap, { token, query: { from: number.id } });
  expect(map.nodes.map(({ name }) => name)).toEqual(['Line', 'Shop', 'Busy']);
  expect(map.edges.map(({ words }) => words)).toEqual(['then', 'key 2']);
  const away = await refusal(routing.getRouteMap, {
    ...{ token: stranger, query: { from: number.id } },
  });
  expect(away.status).toBe(404);
  const lost = await ask<{ id: string }>(createNumber, { token, body: { e164: '+4930901898' } });
  const { items } = await ask<{ items: RouteProblem[] }>(routing.listRouteProblems, { token });
  expect(items).toContainEqual(
    expect.objectContaining({
      code: 'leads_nowhere',
      object: { kind: 'number', id: lost.id, name: '+4930901898' },
    }),
  );
});

test('what no node holds yet is an unknown number, and the answer says that it waits', async () => {
  const body = { dialed: '+49 30 901899', callerNumber: '+4940123456' };
  const found = await ask<CallTestResult>(routing.createCallTest, { token, body });
  expect(found).toMatchObject({ end: 'unknown', sync: { state: 'pending' } });
  const bad = await refusal(routing.createCallTest, { token, body: { dialed: 'a b<c' } });
  expect([bad.status, bad.errors?.[0]?.field]).toEqual([400, 'dialed']);
});

test('what is mended is no problem any more, at once', async () => {
  const { id: problem } = await createMenu('Mended', { keys: [] });
  const found = async () => {
    const { items } = await ask<{ items: RouteProblem[] }>(routing.listRouteProblems, { token });
    return items.filter(({ object }) => object.id === problem).map(({ words }) => words);
  };
  expect(await found()).toEqual(['The menu “Mended” has no keys.']);
  expect(await found()).toEqual(['The menu “Mended” has no keys.']);
  const menu = await ask<PbxObject>(menus.get, { token, params: { id: problem } });
  const keys = [{ digits: '1', to: { kind: 'busy' } }];
  await ask(menus.update, { ...change(menu), body: { keys } });
  expect(await found()).toEqual([]);
  const body = { e164: '+4930901897', label: 'Broken line' };
  const number = await ask<{ id: string }>(createNumber, { token, body });
  const { items } = await ask<{ items: RouteProblem[] }>(routing.listRouteProblems, { token });
  expect(items.find(({ object }) => object.id === number.id)?.words).toMatch(
    /^The number \+4930901897 “Broken line” leads nowhere/,
  );
});
