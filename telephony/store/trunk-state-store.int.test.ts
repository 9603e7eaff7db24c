import { afterAll, beforeAll, expect, it } from 'vitest';
import { createDatabase } from '@/e2e/database';
import { openDatabase, type Database } from './database';
import { createTrunkStateStore, type TrunkState } from './trunk-state-store';

let database: Database;

beforeAll(async () => {
  database = openDatabase({ url: (await createDatabase()).workerUrl, poolSize: 2 });
});

afterAll(() => database.close());

interface Row {
  id: string;
  registration: string | null;
  reason: string | null;
  calls: number;
  since: Date;
}

const rows = () =>
  database.query<Row[]>(
    'SELECT trunk_id AS id, registration, reason, calls, since FROM trunk_state ORDER BY 1',
  );
const state = (more: Partial<TrunkState> = {}): TrunkState => ({
  ...{ trunkId: 'trk_1', registration: 'registered', reason: null, expiresAt: null, calls: 0 },
  gateways: [{ uri: 'sip:carrier.example', state: 'active', latencyMs: 3 }],
  ...more,
});

it('says since when a trunk has been as it is, and forgets those that are gone', async () => {
  const store = createTrunkStateStore(database);
  await store.replace([state(), state({ trunkId: 'trk_2' })]);
  await database.run("UPDATE trunk_state SET since = '2026-11-25 10:00:00'");
  const before = (await rows())[0]?.since;

  await store.replace([state({ calls: 3, gateways: [{ ...state().gateways[0]!, latencyMs: 9 }] })]);
  expect(await rows()).toMatchObject([{ id: 'trk_1', calls: 3, since: before }]);

  const reason = `403 ${'x'.repeat(300)}`;
  await store.replace([state({ registration: 'refused', reason })]);
  const [refused] = await rows();
  expect(refused?.registration).toBe('refused');
  expect(refused?.reason).toHaveLength(200);
  expect(refused?.since.getTime()).toBeGreaterThan(before?.getTime() ?? Infinity);

  await store.replace([]);
  expect(await rows()).toEqual([]);
});
