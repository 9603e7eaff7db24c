import pino from 'pino';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { migrate, readMigrations } from '@/scripts/migrate';
import { parseFreeswitchRecord } from '@/telephony/records/freeswitch-record';
import { startFolding } from '@/telephony/records/folding';
import { createCounterStore } from '@/telephony/store/counter-store';
import { openDatabase, type Database } from '@/telephony/store/database';
import { createRecordStore } from '@/telephony/store/record-store';
import { createRollupStore } from '@/telephony/store/rollup-store';
import { createDatabase, createEmptyDatabase } from '../database';
import { makeCall, makeCalls } from './made-calls';

const log = pino({ level: 'silent' });
const YEAR_MS = 365 * 86_400_000;
let database: Database;
let tenant = '';
let tenants = 0;

async function addTenant(to: Database, id: string): Promise<void> {
  await to.run('INSERT INTO tenant (id, name, slug, sip_domain) VALUES (?, ?, ?, ?)', [
    ...[id, id, id.replace('_', '-'), `${id}.pbx.test`],
  ]);
}

beforeAll(async () => {
  database = openDatabase({ url: (await createDatabase()).workerUrl, poolSize: 6 });
});
beforeEach(async () => {
  tenants += 1;
  tenant = `ten_h${tenants}`;
  await addTenant(database, tenant);
});
afterAll(() => database.close());

async function store(texts: readonly string[]): Promise<void> {
  const legs = texts.map((raw) => {
    const leg = parseFreeswitchRecord(raw, 'node_1');
    return { ...leg, raw, legs: [leg] };
  });
  await createRecordStore(database).insert(legs);
}

/** As many workers at once as wanted, until nothing waits. */
async function foldAll(from = database, workers = 1): Promise<void> {
  const counters = createCounterStore(from);
  const loops = Array.from({ length: workers }, () =>
    startFolding({ records: createRecordStore(from), counters, log, intervalMs: 20 }),
  );
  const waiting = () =>
    from.query<unknown[]>(
      'SELECT 1 FROM leg WHERE folded_at IS NULL OR due_at <= UTC_TIMESTAMP(3) LIMIT 1',
    );
  await expect.poll(waiting, { timeout: 60_000 }).toEqual([]);
  await Promise.all(loops.map((loop) => loop.stop()));
}

const callsOf = (from = database, id = tenant) =>
  from.query<{ id: string; startedAt: Date; legs: number }[]>(
    'SELECT id, started_at AS startedAt, legs FROM pbx_call WHERE tenant_id = ?',
    [id],
  );

const checkOf = (from = database, id = tenant) => createRollupStore(from).check(id);

it('several workers count each call once, whichever of them has its legs', async () => {
  const calls = makeCalls(300, tenant, 3_600_000);
  const texts = calls.flatMap(({ legs }) => [...legs.values()]);
  await store(texts.filter((_, index) => index % 2 === 0));
  await foldAll(database, 3);
  await store(texts);
  await foldAll(database, 3);
  expect((await callsOf()).reduce((sum, { legs }) => sum + legs, 0)).toBe(texts.length);
  expect(await checkOf()).toMatchObject({ calls: 300, mismatches: 0 });
});

it('a leg that comes late moves the row, and what people added moves along', async () => {
  const { id, legs } = makeCall('internal-answered', tenant, -YEAR_MS / 12);
  const texts = [...legs.values()];
  const isCaller = (text: string) => text.includes('"pbx_leg":"caller"');
  // It began a second before the phones were called.
  const caller = (texts.find(isCaller) ?? '').replace(
    /"start_uepoch":"([0-9]+)"/,
    (_, us: string) => `"start_uepoch":"${Number(us) - 1_000_000}"`,
  );
  await store(texts.filter((text) => !isCaller(text)));
  await foldAll();
  expect(await callsOf()).toEqual([]);
  await database.run('UPDATE leg SET due_at = UTC_TIMESTAMP(3) WHERE tenant_id = ?', [tenant]);
  await foldAll();
  const [before] = await callsOf();
  const key = [tenant, before?.startedAt, before?.id];
  await database.run(
    "INSERT INTO call_facet (tenant_id, facet, started_at, id) VALUES (?, 'tag:tag_1', ?, ?)",
    key,
  );
  await database.run(
    `INSERT INTO call_note (id, tenant_id, call_started_at, call_id, author_id, author_name, text)
     VALUES ('cnt_${tenants}', ?, ?, ?, 'usr_1', 'Ann', 'call again')`,
    key,
  );
  await store([caller]);
  await foldAll();
  const [row, ...others] = await callsOf();
  expect(others).toEqual([]);
  expect(row).toMatchObject({ id: `call_${id}`, legs: texts.length });
  expect(row?.startedAt.getTime()).toBeLessThan(before?.startedAt.getTime() ?? 0);
  for (const [table, column] of [
    ['call_facet', 'started_at'],
    ['call_journey', 'started_at'],
    ['call_note', 'call_started_at'],
  ] as const) {
    const starts = await database.query<{ at: Date }[]>(
      `SELECT DISTINCT ${column} AS at FROM ${table} WHERE tenant_id = ?`,
      [tenant],
    );
    expect(starts, table).toEqual([{ at: row?.startedAt }]);
  }
  expect(await checkOf()).toMatchObject({ calls: 1, mismatches: 0 });
});

it('takes a spool of years ago and a clock that is years ahead', async () => {
  const calls = [-2.5, -1, 0, 4].map((years) =>
    makeCall('inbound-given-up', tenant, years * YEAR_MS),
  );
  await store(calls.flatMap(({ legs }) => [...legs.values()]));
  await foldAll();
  expect(await callsOf()).toHaveLength(4);
  expect(await checkOf()).toMatchObject({ calls: 4, mismatches: 0 });
});

it('counts anew in the zone of a PBX that has moved', async () => {
  await store(makeCalls(30, tenant, 5 * 3_600_000).flatMap(({ legs }) => [...legs.values()]));
  await foldAll();
  const rollups = createRollupStore(database);
  await database.run("UPDATE tenant SET timezone = 'Asia/Kolkata' WHERE id = ?", [tenant]);
  expect(await rollups.outOfZone()).toEqual([tenant]);
  await rollups.rebuild(tenant);
  expect(await rollups.outOfZone()).toEqual([]);
  expect(await checkOf()).toMatchObject({ calls: 30, mismatches: 0 });
  await database.run('UPDATE call_rollup SET calls = calls + 1 WHERE tenant_id = ? LIMIT 1', [
    tenant,
  ]);
  expect((await rollups.check(tenant))?.mismatches).toBe(1);
  await rollups.rebuild(tenant);
  expect((await rollups.check(tenant))?.mismatches).toBe(0);
});

it('keeps the calls and legs of an installation from before, and counts them', async () => {
  const { migrateUrl, workerUrl } = await createEmptyDatabase();
  const isBefore = ({ name }: { name: string }) => name < '20261125150000';
  await migrate(migrateUrl, readMigrations().filter(isBefore));
  const old = openDatabase({ url: migrateUrl, poolSize: 2 });
  const own = openDatabase({ url: workerUrl, poolSize: 3 });
  await addTenant(old, 'ten_old');
  const calls = makeCalls(20, 'ten_old', 3_600_000);
  for (const { legs } of calls) {
    for (const [id, raw] of legs) {
      const { callId, startedAt } = parseFreeswitchRecord(raw, 'node_1');
      await old.run(
        `INSERT INTO leg (id, call_id, tenant_id, node_id, source, raw, folded_at)
         VALUES (?, ?, 'ten_old', 'node_1', 'freeswitch', ?, UTC_TIMESTAMP(3))`,
        [id, callId, raw],
      );
      await old.run(
        `INSERT IGNORE INTO pbx_call (id, tenant_id, direction, result, started_at, ended_at, wait_ms,
           talk_ms, caller_number, called_number, source, node_id, legs, journey, normalised_at)
         VALUES (?, 'ten_old', 'internal', 'missed', ?, ?, 1, 0, '1', '2', 'freeswitch', 'n', 1, '[]', ?)`,
        [`call_${callId}`, ...[startedAt, startedAt, startedAt].map((at) => new Date(at))],
      );
    }
  }
  await migrate(migrateUrl);
  expect(await callsOf(own, 'ten_old')).toHaveLength(20);
  await foldAll(own);
  const legs = calls.reduce((sum, call) => sum + call.legs.size, 0);
  const rows = await callsOf(own, 'ten_old');
  expect(rows).toHaveLength(20);
  expect(rows.reduce((sum, row) => sum + row.legs, 0)).toBe(legs);
  expect(await checkOf(own, 'ten_old')).toMatchObject({ calls: 20, mismatches: 0 });
  await Promise.all([old.close(), own.close()]);
});
