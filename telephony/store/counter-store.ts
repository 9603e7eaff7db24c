import type { Database } from './database';

/** The worker's counters: kept in the database, so a restart does not begin them anew. */
export interface CounterStore {
  add(name: string, by: number): Promise<void>;
  all(): Promise<{ name: string; value: bigint }[]>;
}

export function createCounterStore(database: Database): CounterStore {
  return {
    add: async (name, by) => {
      await database.run(
        `INSERT INTO worker_counter (name, value, updated_at) VALUES (?, ?, UTC_TIMESTAMP(3))
         ON DUPLICATE KEY UPDATE value = value + VALUES(value), updated_at = VALUES(updated_at)`,
        [name, by],
      );
    },
    all: () => database.query('SELECT name, value FROM worker_counter ORDER BY name'),
  };
}
