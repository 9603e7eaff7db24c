import { beforeAll, describe, expect, test } from 'vitest';
import { createExtension } from '@/lib/extensions/contract';
import { listTargets, objectOperations, type PbxObject } from '@/lib/objects/contract';
import { objectKind } from '@/lib/objects/registry';
import { ask } from './harness';
import { createWorld, type World } from './world';

let world: World;
let token: string;

type Found = { items: { kind: string; id: string; name: string }[] };

const targets = async (query: Record<string, string>) => {
  const { items } = await ask<Found>(listTargets, { token, query });
  return items.map(({ kind, name }) => `${kind} ${name}`);
};

async function make(kind: string, body: object): Promise<string> {
  const known = objectKind(kind);
  if (!known) throw new Error(`No kind ${kind}`);
  return (await ask<PbxObject>(objectOperations(known).create, { token, body })).id;
}

beforeAll(async () => {
  world = await createWorld();
  token = world.here.pbx.owner.token;
  await make('queue', { name: 'Señor Cobalt', number: '8820' });
  await make('menu', { name: 'Twilight cobalt' });
  const body = { number: '787', name: 'Cobalting Ann', device: { label: 'Desk' } };
  await ask(createExtension, { token, body });
});

describe('what a setting can name', () => {
  test('is found however it is typed: no case, no accents, extensions first', async () => {
    expect(await targets({ q: 'COBALT' })).toEqual([
      'extension Cobalting Ann',
      'queue Señor Cobalt',
      'menu Twilight cobalt',
    ]);
    expect(await targets({ q: 'senor' })).toEqual(['queue Señor Cobalt']);
  });

  test('is found by its number, and among the kinds that were asked for', async () => {
    expect(await targets({ q: '8820' })).toEqual(['queue Señor Cobalt']);
    expect(await targets({ q: 'cobalt', kind: 'menu,queue' })).toEqual([
      'queue Señor Cobalt',
      'menu Twilight cobalt',
    ]);
    expect(await targets({ q: 'cobalt', kind: 'extension' })).toEqual(['extension Cobalting Ann']);
  });

  test('what a person types is no pattern', async () => {
    expect(await targets({ q: '%' })).toEqual([]);
    expect(await targets({ q: 'C_balt' })).toEqual([]);
  });

  test('ids are answered whole, and narrowed by a search', async () => {
    const ids = [
      await make('menu', { name: 'First of two' }),
      await make('menu', { name: 'Other' }),
    ];
    const query = { ids: ids.join(',') };
    expect(await targets(query)).toEqual(['menu First of two', 'menu Other']);
    expect(await targets({ ...query, q: 'other' })).toEqual(['menu Other']);
  });
});
