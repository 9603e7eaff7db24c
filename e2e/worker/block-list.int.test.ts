import pino from 'pino';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { groupOf, type BlockMatch } from '@/lib/block-list/rules';
import { parseEnv } from '@/lib/env';
import { newId } from '@/lib/shared/ids';
import { startControl, type Role } from '@/telephony/control-role';
import { noStep } from '@/telephony/reconcile/step';
import type { Sql } from '@/telephony/store/database';
import type { Pbx } from './pbx';
import { World } from './world';

let world: World;
let worker: Role;
let pbx: Pbx;

const allLive = () =>
  expect.poll(() => world.isAllLive(), { timeout: 25_000, interval: 50 }).toBe(true);

const received = () => world.nodes[0]?.received() ?? [];

beforeAll(async () => {
  world = await World.create(1);
  const log = pino({ level: world.env['LOG_LEVEL'] ?? 'silent' });
  worker = await startControl(parseEnv(world.env), log, noStep);
  pbx = await world.createPbx('blocked');
});

afterAll(async () => {
  await worker?.stop();
  await world?.close();
});

async function insert(sql: Sql, entries: readonly [BlockMatch, string][]): Promise<void> {
  await sql.batch(
    `INSERT INTO block_entry (id, tenant_id, matches, value, value_group, created_by, created_by_name)
     VALUES (?, ?, ?, ?, ?, 'usr_1', 'Ada')`,
    entries.map(([match, value]) => [
      ...[newId('blockEntry'), pbx.id, match, value, groupOf(match, value)],
    ]),
  );
}

const rest = () => world.nodes[0]?.held().get('block:blocked.pbx.test:*');

it('ten thousand numbers reach the node as documents of their own', async () => {
  const numbers = Array.from({ length: 10_000 }, (_, index) => `+49401${100_000 + index}`);
  await pbx.change('block_list', '100', async (sql, revision) => {
    await sql.run('INSERT INTO block_list (tenant_id, revision) VALUES (?, ?)', [pbx.id, revision]);
    await insert(
      sql,
      numbers.map((value): [BlockMatch, string] => ['number', value]),
    );
    await insert(sql, [
      ['pattern', '+43*'],
      ['anonymous', ''],
    ]);
    await sql.batch(
      "INSERT INTO outbox (tenant_id, kind, subject_id, revision) VALUES (?, 'block_list', ?, ?)",
      Array.from({ length: 100 }, (_, group) => [pbx.id, String(group), revision]),
    );
  });
  await allLive();
  const held = [...(world.nodes[0]?.held().keys() ?? [])].filter((key) => key.startsWith('block:'));
  expect(held).toHaveLength(10_001);
  expect(JSON.parse(rest() ?? '')).toEqual({
    ...{ action: 'rejected', anonymous: true, prefixes: ['+43*'] },
  });
});

it('one more pushes one document, one less one tombstone', async () => {
  const before = received().length;
  await pbx.change('block_list', '7', (sql) => insert(sql, [['number', '+49301234507']]));
  await allLive();
  await pbx.change('block_list', '7', (sql) =>
    sql.run("DELETE FROM block_entry WHERE value = '+49401100007'", []),
  );
  await allLive();
  const keys = received()
    .slice(before)
    .map(({ key }) => key);
  expect(keys).toEqual([
    'block:blocked.pbx.test:+49301234507',
    'block:blocked.pbx.test:+49401100007',
  ]);
  const held = world.nodes[0]?.held();
  expect(held?.has('block:blocked.pbx.test:+49301234507')).toBe(true);
  expect(held?.has('block:blocked.pbx.test:+49401100007')).toBe(false);
});

it('what is done with them is one document', async () => {
  const before = received().length;
  await pbx.change('block_list', '100', (sql) =>
    sql.run("UPDATE block_list SET action = 'busy' WHERE tenant_id = ?", [pbx.id]),
  );
  await allLive();
  expect(
    received()
      .slice(before)
      .map(({ key }) => key),
  ).toEqual(['block:blocked.pbx.test:*']);
  expect(JSON.parse(rest() ?? '')).toMatchObject({ action: 'busy' });
});
