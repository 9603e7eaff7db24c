import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createDatabase } from '@/e2e/database';
import { Pbx } from '@/e2e/worker/pbx';
import { configOf, toldOf } from '@/lib/extensions/config';
import { readWish } from '@/telephony/news/wish-news';
import { openDatabase } from './database';
import { createDesiredStore } from './desired-store';
import { createPhoneWishStore, type PhoneWish } from './phone-wish-store';

const { workerUrl } = await createDatabase();
const database = openDatabase({ url: workerUrl, poolSize: 4 });
const store = createPhoneWishStore(database);
const NOW = Date.now();
let pbx: Pbx;
let ann: Awaited<ReturnType<Pbx['addExtension']>>;
let bob: typeof ann;

beforeAll(async () => {
  pbx = await Pbx.create(database, 'wishes');
  ann = await pbx.addExtension('101');
  bob = await pbx.addExtension('102');
});

afterAll(() => database.close());

const base = (since: number) => ({
  ...{ extensionId: ann.id, sipDomain: pbx.domain, deviceId: ann.deviceId, since },
});
const disturb = (value: boolean, since: number): PhoneWish => ({
  ...{ ...base(since), field: 'doNotDisturb', value },
});
const forward = (value: string, since: number): PhoneWish =>
  readWish({
    ...{ 'Wish-Extension': ann.id, 'Wish-Domain': pbx.domain, 'Wish-Device': ann.deviceId },
    ...{ 'Wish-Field': 'forward', 'Wish-Value': value, 'Wish-Since': String(since) },
  });

const rowNow = async () => {
  const desired = createDesiredStore(database, (sealed) => sealed);
  const [row] = await desired.extensions(pbx.id, [ann.id]);
  if (!row) throw new Error('The extension is there');
  return row;
};
const references = () =>
  database.query<{ slot: string; target: string }[]>(
    'SELECT slot, target_id AS target FROM object_reference WHERE owner_id = ?',
    [ann.id],
  );

test('what was set at a phone is a change with its pointer and its line in the audit trail', async () => {
  expect(await store.note(disturb(true, NOW))).toBe(true);
  const row = await rowNow();
  expect(configOf(row).doNotDisturb).toBe(true);
  expect(toldOf(row)).toEqual({ doNotDisturb: NOW });
  expect(
    await database.query(
      `SELECT o.kind, e.version FROM outbox AS o
         JOIN tenant AS t ON t.id = o.tenant_id AND t.revision = o.revision
         JOIN extension AS e ON e.id = o.subject_id AND e.revision = t.revision
       WHERE t.id = ?`,
      [pbx.id],
    ),
  ).toEqual([{ kind: 'extension', version: 2 }]);
  expect(
    await database.query(
      `SELECT actor_kind AS kind, actor_id AS id, actor_name AS name, action, changes
       FROM audit_event WHERE subject_id = ?`,
      [ann.id],
    ),
  ).toEqual([
    {
      ...{ kind: 'phone', id: ann.deviceId, name: 'Phone of 101', action: 'extension.update' },
      changes: { doNotDisturb: [false, true] },
    },
  ]);
});

describe('told again and again', () => {
  const revision = () => database.query('SELECT revision FROM tenant WHERE id = ?', [pbx.id]);

  test.each([
    ['the same', () => disturb(true, NOW)],
    ['something older', () => disturb(false, NOW - 1)],
    ['of a clock a week ahead', () => disturb(false, NOW + 7 * 86_400_000)],
    ['of another PBX', () => ({ ...disturb(false, NOW + 5), sipDomain: 'other.pbx.test' })],
    ['of nobody', () => ({ ...disturb(false, NOW + 5), extensionId: 'ext_nobody' })],
  ])('%s changes nothing', async (_, wish) => {
    const before = await revision();
    expect(await store.note(wish())).toBe(false);
    expect(await revision()).toEqual(before);
  });
});

test('where it is forwarded to is known as a reference', async () => {
  expect(await store.note(forward(`extension ${bob.id}`, NOW + 10))).toBe(true);
  expect(configOf(await rowNow())).toMatchObject({
    ...{ doNotDisturb: true, forward: { kind: 'extension', id: bob.id } },
  });
  expect(await references()).toEqual([{ slot: 'forward.id', target: bob.id }]);
  expect(await store.note(forward('outside +493012345', NOW + 11))).toBe(true);
  expect(await references()).toEqual([]);
});

test('to what is gone meanwhile: the node may forget it, nothing else changes', async () => {
  const gone = 'ring_group rg_01kaqx3fz8w2c7r5m9h1';
  expect(await store.note(forward(gone, NOW + 20))).toBe(true);
  const row = await rowNow();
  expect(configOf(row).forward).toEqual({ kind: 'outside', number: '+493012345' });
  expect(toldOf(row).forward).toBe(NOW + 20);
});

describe('what no node of ours says is not believed', () => {
  const good = {
    ...{ 'Wish-Extension': 'ext_1', 'Wish-Domain': 'a.test', 'Wish-Field': 'forward' },
    ...{ 'Wish-Value': 'outside +493012345', 'Wish-Since': '5', 'Wish-Device': '' },
  };
  test('but this is', () => {
    expect(readWish(good)).toMatchObject({ value: { kind: 'outside', number: '+493012345' } });
    expect(readWish({ ...good, 'Wish-Value': 'off' })).toMatchObject({ value: null });
  });
  test.each([
    [{ 'Wish-Field': 'name' }],
    [{ 'Wish-Value': 'outside 030' }],
    [{ 'Wish-Value': 'extension rg_01kaqx3fz8w2c7r5m9h1' }],
    [{ 'Wish-Value': 'tenant ten_1' }],
    [{ 'Wish-Field': 'doNotDisturb', 'Wish-Value': 'yes' }],
    [{ 'Wish-Since': '1e9' }],
    [{ 'Wish-Extension': "x' OR 1" }],
  ])('%j', (change) => {
    expect(() => readWish({ ...good, ...change })).toThrow();
  });
});
