import type { Database } from './database';

/** Kamailio's own records of the calls it connected without a media node (table `cdrs`). */
export interface DirectCallStore {
  /** Oldest first. */
  oldest(limit: number): Promise<{ id: bigint; row: Record<string, unknown> }[]>;
  remove(ids: readonly bigint[]): Promise<void>;
}

export function createDirectCallStore(kamailio: Database): DirectCallStore {
  return {
    oldest: async (limit) => {
      const rows = await kamailio.query<(Record<string, unknown> & { id: bigint })[]>(
        'SELECT * FROM cdrs ORDER BY id LIMIT ?',
        [limit],
      );
      return rows.map((row) => ({ id: row.id, row }));
    },
    remove: async (ids) => {
      if (ids.length > 0) await kamailio.run('DELETE FROM cdrs WHERE id IN (?)', [ids]);
    },
  };
}
