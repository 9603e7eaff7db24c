import type { Database } from './database';

/** Tables by month, with the column of the month. */
const TABLES = [
  ['leg', 'started_at'],
  ['pbx_call', 'started_at'],
  ['call_journey', 'started_at'],
  ['call_facet', 'started_at'],
  ['call_rollup', 'starts_at'],
] as const;

/** Figures outlive their calls: they are small, and say nothing of a single call. */
const CALL_TABLES = TABLES.map(([table]) => table).filter((table) => table !== 'call_rollup');

export interface Thinned {
  /** Rows that went; 0: nothing is too old. */
  rows: number;
}

export interface PartitionStore {
  /** Adds months up to the given one (its first instant), where they are not there yet; answers how many. */
  addMonths(until: Date): Promise<number>;
  /** Drops whole months that ended before this instant; answers their names. */
  dropMonths(before: Date): Promise<string[]>;
  /** How many days each PBX keeps its calls. */
  keeping(): Promise<{ tenantId: string; days: number }[]>;
  /** Some of a tenant's calls that are older than this: no transaction holds locks for long. */
  thinSome(tenantId: string, before: Date): Promise<Thinned>;
}

const SLICE = 1000;
const MONTH = /^p(\d{4})(\d\d)$/;

const nextMonth = (month: Date): Date =>
  new Date(Date.UTC(month.getUTCFullYear(), month.getUTCMonth() + 1, 1));

const monthBefore = (month: Date): Date =>
  new Date(Date.UTC(month.getUTCFullYear(), month.getUTCMonth() - 1, 1));

/** The first instant after a month's partition; undefined for `pbefore` and `pmax`. */
function endOf(partition: string): Date | undefined {
  const parts = MONTH.exec(partition);
  return parts ? new Date(Date.UTC(Number(parts[1]), Number(parts[2]), 1)) : undefined;
}

async function partitionsOf(database: Database, table: string): Promise<string[]> {
  const rows = await database.query<{ name: string }[]>(
    `SELECT partition_name AS name FROM information_schema.partitions
     WHERE table_schema = DATABASE() AND table_name = ? AND partition_name IS NOT NULL
     ORDER BY partition_ordinal_position`,
    [table],
  );
  return rows.map(({ name }) => name);
}

/** `pmax` is empty but for what clocks far ahead have written: splitting it moves next to nothing. */
async function addTo(database: Database, table: string, until: Date): Promise<number> {
  const ends = (await partitionsOf(database, table)).map(endOf);
  const last = ends.findLast((end) => end !== undefined);
  let added = 0;
  for (let month = last; month && month <= until; month = nextMonth(month)) {
    await database.run('CALL add_history_month(?, ?)', [table, month]);
    added += 1;
  }
  return added;
}

/** Facets have the name before the time in their key: each name is a range of its own. */
async function thinFacets(database: Database, tenantId: string, before: Date): Promise<number> {
  return database.run(
    `DELETE FROM call_facet WHERE tenant_id = ? AND started_at < ? LIMIT ${SLICE}`,
    [tenantId, before],
  );
}

export function createPartitionStore(database: Database): PartitionStore {
  return {
    addMonths: async (until) => {
      let added = 0;
      for (const [table] of TABLES) added += await addTo(database, table, until);
      return added;
    },
    dropMonths: async (before) => {
      const dropped: string[] = [];
      for (const table of CALL_TABLES) {
        for (const name of await partitionsOf(database, table)) {
          const end = endOf(name);
          if (!end || end > before) continue;
          await database.run('CALL drop_history_month(?, ?)', [table, monthBefore(end)]);
          dropped.push(`${table} ${name}`);
        }
      }
      return dropped;
    },
    keeping: () =>
      database.query('SELECT id AS tenantId, history_days AS days FROM tenant ORDER BY id'),
    thinSome: async (tenantId, before) => {
      // Legs first: what folding makes of one that is still there goes with the next slice.
      for (const [table, column] of [
        ['leg', 'started_at'],
        ['call_note', 'call_started_at'],
        ['call_journey', 'started_at'],
        ['pbx_call', 'started_at'],
      ] as const) {
        const rows = await database.run(
          `DELETE FROM ${table} WHERE tenant_id = ? AND ${column} < ? LIMIT ${SLICE}`,
          [tenantId, before],
        );
        if (rows > 0) return { rows };
      }
      return { rows: await thinFacets(database, tenantId, before) };
    },
  };
}
