import { afterAll, expect, it } from 'vitest';
import { createDatabase } from '@/e2e/database';
import { Pbx } from '@/e2e/worker/pbx';
import { openDatabase } from './database';
import { createRemnantStore, REMNANT_TABLES } from './remnant-store';

const { workerUrl, name } = await createDatabase();
const database = openDatabase({ url: workerUrl, poolSize: 3 });
const store = createRemnantStore(database);

/** Kept on purpose, or removed by somebody else. */
const OTHERS: Record<string, string> = {
  audit_event: 'what was done stays on record',
  block_list: 'one row, in the transaction that removes the tenant',
  config_document: 'tombstones, until every node is past them',
  membership: 'with the accounts, in the transaction that removes the tenant',
  outbox: 'pruned by age',
  storage_usage: 'with the last file',
  stored_file: 'with the files, by the sweep of the storage',
  sync_refusal: 'when the nodes have taken the removal',
  sync_status: 'when the removal is finished',
};

afterAll(() => database.close());

it('knows every table that names a tenant', async () => {
  const rows = await database.query<{ name: string }[]>(
    `SELECT table_name AS name FROM information_schema.columns
     WHERE table_schema = ? AND column_name = 'tenant_id'`,
    [name],
  );
  const known = [...REMNANT_TABLES, ...Object.keys(OTHERS)].sort();
  expect(rows.map((row) => row.name).sort()).toEqual(known);
});

it('finds the rows of one tenant without reading those of others', async () => {
  for (const table of REMNANT_TABLES) {
    const plan = await database.query<{ possible_keys: string | null; Extra: string }[]>(
      `EXPLAIN SELECT * FROM ${table} WHERE tenant_id = 'ten_none' LIMIT 10`,
    );
    // The tenant is the whole key: it was looked up while planning.
    if (plan[0]?.Extra.includes('after reading const tables')) continue;
    // By an index of its own, or by the key when that begins with the tenant.
    expect(plan[0]?.possible_keys, table).toMatch(/tenant_id|PRIMARY/);
  }
});

it('leaves a tenant that exists alone, and others when one is gone', async () => {
  const [gone, kept] = [await Pbx.create(database, 'gone'), await Pbx.create(database, 'kept')];
  for (const pbx of [gone, kept]) {
    const { id } = await pbx.addExtension('101');
    await pbx.addNumber(pbx === gone ? '+4930901830' : '+4930901831', id);
    await pbx.addSchedule('800', {});
  }
  expect(await store.removeSome(gone.id)).toBe(0);
  await database.run('DELETE FROM tenant WHERE id = ?', [gone.id]);
  while ((await store.removeSome(gone.id)) > 0);
  for (const table of ['device', 'extension', 'number', 'pbx_object']) {
    const rows = await database.query<{ id: string }[]>(`SELECT tenant_id AS id FROM ${table}`);
    expect(rows, table).toEqual([{ id: kept.id }]);
  }
});
