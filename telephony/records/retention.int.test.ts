import pino from 'pino';
import { afterAll, expect, it } from 'vitest';
import { createDatabase } from '@/e2e/database';
import { openDatabase } from '../store/database';
import { createPartitionStore } from '../store/partition-store';
import { createRollupStore } from '../store/rollup-store';
import { startRetention } from './retention';

const { workerUrl } = await createDatabase();
const database = openDatabase({ url: workerUrl, poolSize: 3 });
const NOW = Date.UTC(2027, 5, 15, 12);
const TABLES = ['leg', 'pbx_call', 'call_journey', 'call_facet'];

afterAll(() => database.close());

async function addTenant(id: string, days: number): Promise<void> {
  await database.run(
    `INSERT INTO tenant (id, name, slug, sip_domain, history_days) VALUES (?, ?, ?, ?, ?)`,
    [id, id, id, `${id}.pbx.test`, days],
  );
}

async function addCall(tenantId: string, startedAt: string): Promise<void> {
  const [id, at] = [`call_${tenantId}_${startedAt}`, new Date(startedAt)];
  await database.run(
    `INSERT INTO pbx_call (id, tenant_id, direction, result, started_at, ended_at, wait_ms, talk_ms,
       caller_number, called_number, source, node_id, legs, normalised_at)
     VALUES (?, ?, 'internal', 'missed', ?, ?, 1, 0, '101', '102', 'freeswitch', 'n', 1, ?)`,
    [id, tenantId, at, at, at],
  );
  await database.run(
    'INSERT INTO call_journey (tenant_id, started_at, id, journey) VALUES (?, ?, ?, ?)',
    [tenantId, at, id, '{"steps":[],"groupIds":[],"menuIds":[]}'],
  );
  await database.run(
    "INSERT INTO call_facet (tenant_id, facet, started_at, id) VALUES (?, 'tel:101', ?, ?)",
    [tenantId, at, id],
  );
  await database.run(
    `INSERT INTO leg (id, call_id, tenant_id, node_id, source, started_at, raw, folded_at)
     VALUES (?, ?, ?, 'n', 'freeswitch', ?, '', ?)`,
    [id, id, tenantId, at, at],
  );
}

async function left(table: string): Promise<string[]> {
  const rows = await database.query<{ tenantId: string; at: Date }[]>(
    `SELECT tenant_id AS tenantId, started_at AS at FROM ${table} ORDER BY started_at, tenant_id`,
  );
  return rows.map(({ tenantId, at }) => `${tenantId} ${at.toISOString().slice(0, 10)}`);
}

async function months(table: string): Promise<string[]> {
  const rows = await database.query<{ name: string }[]>(
    `SELECT partition_name AS name FROM information_schema.partitions
     WHERE table_schema = DATABASE() AND table_name = ? ORDER BY partition_ordinal_position`,
    [table],
  );
  return rows.map(({ name }) => name);
}

it('adds months ahead, drops those that nobody keeps and thins out what one PBX no longer keeps', async () => {
  await addTenant('ten_long', 150);
  await addTenant('ten_short', 30);
  for (const tenant of ['ten_long', 'ten_short']) {
    for (const at of ['2026-06-01', '2026-12-20', '2027-03-01', '2027-06-01']) {
      await addCall(tenant, `${at}T10:00:00.000Z`);
    }
  }
  const retention = startRetention({
    partitions: createPartitionStore(database),
    rollups: createRollupStore(database),
    ...{ clock: () => NOW, log: pino({ level: 'silent' }) },
  });
  const kept = ['ten_long 2027-03-01', 'ten_long 2027-06-01', 'ten_short 2027-06-01'];
  for (const table of TABLES) {
    await expect.poll(() => left(table), { timeout: 20_000 }).toEqual(kept);
  }
  await retention.stop();
  for (const table of TABLES) {
    const names = await months(table);
    expect(names).not.toContain('p202612');
    expect(names.slice(-3)).toEqual(['p202709', 'p202710', 'pmax']);
  }
  expect(await months('call_rollup')).toContain('p202612');
});

it('lets the worker change nothing else of a table', async () => {
  await expect(database.run('ALTER TABLE leg DROP PARTITION p202705')).rejects.toThrow(/denied/);
  await expect(database.run("CALL drop_history_month('tenant', '2027-05-01')")).rejects.toThrow(
    /not a table/,
  );
});
