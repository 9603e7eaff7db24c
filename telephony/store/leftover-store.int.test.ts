import { afterAll, describe, expect, it } from 'vitest';
import pino from 'pino';
import { createDatabase } from '@/e2e/database';
import { startHousekeeping } from '@/telephony/reconcile/housekeeping';
import { openDatabase } from './database';
import { createLeftoverStore } from './leftover-store';

const { workerUrl } = await createDatabase();
const database = openDatabase({ url: workerUrl, poolSize: 3 });

afterAll(() => database.close());

const MINUTE = 60;
const DAY = 24 * 60 * MINUTE;

/** Seconds ago, past and not yet past; a time to come is negative. */
const AGES = {
  idempotency_key: { past: DAY + MINUTE, kept: DAY - MINUTE },
  session: { past: 30 * DAY + MINUTE, kept: 30 * DAY - MINUTE },
  sign_in_guard: { past: 7 * DAY + MINUTE, kept: 7 * DAY - MINUTE },
  config_entry: { past: MINUTE, kept: -MINUTE },
};
type Table = keyof typeof AGES;
const TABLES = Object.keys(AGES) as Table[];

const INSERTS: Record<Table, string> = {
  idempotency_key: `INSERT INTO idempotency_key (principal, \`key\`, request_hash, created_at)
    VALUES ('usr_1', ?, '', UTC_TIMESTAMP(3) - INTERVAL ? SECOND)`,
  session: `INSERT INTO session (id, user_id, host, ip, user_agent, expires_at)
    VALUES (?, 'usr_1', 'localhost', '127.0.0.1', 'test', UTC_TIMESTAMP(3) - INTERVAL ? SECOND)`,
  sign_in_guard: `INSERT INTO sign_in_guard (\`key\`, updated_at)
    VALUES (?, UTC_TIMESTAMP(3) - INTERVAL ? SECOND)`,
  config_entry: `INSERT INTO config_entry (\`key\`, value, version, expires_at)
    VALUES (?, '', 1, UTC_TIMESTAMP(3) - INTERVAL ? SECOND)`,
};

const KEYS: Record<Table, string> = {
  ...{ idempotency_key: '`key`', session: 'id', sign_in_guard: '`key`', config_entry: '`key`' },
};

const keysOf = async (table: Table) =>
  (await database.query<{ id: string }[]>(`SELECT ${KEYS[table]} AS id FROM ${table} ORDER BY 1`))
    .map(({ id }) => id)
    .sort();

describe('rows that have had their day', () => {
  it('go, however many, and the others stay', async () => {
    await database.run("INSERT INTO app_user (id, email, name) VALUES ('usr_1', 'a@b.test', 'A')");
    await database.run(
      "INSERT INTO config_entry (`key`, value, version) VALUES ('for ever', '', 1)",
    );
    for (const table of TABLES) {
      const past = Array.from({ length: 2100 }, (_, index) => [`p${index}`, AGES[table].past]);
      await database.batch(INSERTS[table], [...past, ['kept', AGES[table].kept]]);
    }
    const loop = startHousekeeping(createLeftoverStore(database), pino({ level: 'silent' }));
    const counts = () => Promise.all(TABLES.map(async (table) => (await keysOf(table)).length));
    await expect.poll(counts, { timeout: 10_000 }).toEqual([1, 1, 1, 2]);
    await loop.stop();
    expect(await keysOf('session')).toEqual(['kept']);
    expect(await keysOf('config_entry')).toEqual(['for ever', 'kept']);
  });

  it('are found by an index', async () => {
    const columns: Record<Table, string> = {
      ...{ idempotency_key: 'created_at', session: 'expires_at' },
      ...{ sign_in_guard: 'updated_at', config_entry: 'expires_at' },
    };
    for (const table of TABLES) {
      const plan = await database.query<{ possible_keys: string | null }[]>(
        `EXPLAIN SELECT * FROM ${table} WHERE ${columns[table]} < UTC_TIMESTAMP(3) - INTERVAL 1 DAY`,
      );
      expect(plan[0]?.possible_keys, table).toBe(`${table}_${columns[table]}_idx`);
    }
  });
});
