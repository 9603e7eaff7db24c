import { afterAll, beforeAll, expect, it } from 'vitest';
import pino from 'pino';
import { parseEnv } from '@/lib/env';
import { startControl, type Role } from '@/telephony/control-role';
import { noStep } from '@/telephony/reconcile/step';
import { World } from './world';

let world: World;
let worker: Role;

const allLive = () =>
  expect.poll(() => world.isAllLive(), { timeout: 10_000, interval: 20 }).toBe(true);

async function remnantsOf(tenantId: string): Promise<Record<string, number>> {
  const tables = ['pbx_call', 'leg', 'device_registration', 'extension', 'device'];
  const counts = tables.map(async (table) => {
    const [row] = await world.database.query<{ count: bigint }[]>(
      `SELECT COUNT(*) AS count FROM ${table} WHERE tenant_id = ?`,
      [tenantId],
    );
    return [table, Number(row?.count)] as const;
  });
  return Object.fromEntries(await Promise.all(counts));
}

/** Folded long ago, with a leg each. */
async function addCalls(tenantId: string, count: number): Promise<void> {
  const ids = Array.from({ length: count }, (_, index) => [`${tenantId}-${index}`, tenantId]);
  await world.database.batch(
    `INSERT INTO pbx_call (id, tenant_id, direction, result, started_at, ended_at, wait_ms, talk_ms,
       caller_number, called_number, source, node_id, legs, normalised_at)
     VALUES (?, ?, 'internal', 'missed', UTC_TIMESTAMP(), UTC_TIMESTAMP(), 1, 0, '101', '102',
       'simulator', 'node_0', 1, UTC_TIMESTAMP())`,
    ids,
  );
  await world.database.batch(
    `INSERT INTO leg (id, call_id, tenant_id, node_id, source, started_at, raw, folded_at)
     VALUES (?, ?, ?, 'node_0', 'simulator', UTC_TIMESTAMP(), '', UTC_TIMESTAMP())`,
    ids.map(([id, tenant]) => [id, id, tenant]),
  );
}

beforeAll(async () => {
  world = await World.create(1);
  const log = pino({ level: world.env['LOG_LEVEL'] ?? 'silent' });
  worker = await startControl(parseEnv(world.env), log, noStep);
});

afterAll(async () => {
  await worker?.stop();
  await world?.close();
});

it('a removed PBX leaves no calls either, though nobody but the worker looked after them', async () => {
  const pbx = await world.createPbx('talkative');
  const phone = await pbx.addExtension('101');
  const stays = await world.createPbx('silent');
  await allLive();
  await addCalls(pbx.id, 2500);
  await addCalls(stays.id, 1);
  await world.database.run(
    `INSERT INTO device_registration (device_id, tenant_id, contacts, expires_at, seen_at)
     VALUES (?, ?, 1, UTC_TIMESTAMP() + INTERVAL 1 HOUR, UTC_TIMESTAMP())`,
    [phone.deviceId, pbx.id],
  );
  // Only the tenant itself: as if the web app had died in the middle.
  await pbx.change('tenant', pbx.id, (sql) => sql.run('DELETE FROM tenant WHERE id = ?', [pbx.id]));
  await allLive();
  expect(await remnantsOf(pbx.id)).toEqual({
    ...{ pbx_call: 0, leg: 0, device_registration: 0, extension: 0, device: 0 },
  });
  expect(await remnantsOf(stays.id)).toMatchObject({ pbx_call: 1, leg: 1 });
});
