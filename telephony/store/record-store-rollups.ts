import { RollupSums, rollupsOf, type RollupDelta } from '@/lib/calls/rollup';
import type { CountedCall } from '@/lib/calls/counted-call';
import { suffixesOf } from '@/lib/calls/facets';
import type { Sql } from './database';

/** Zones of the figures of tenants whose calls this transaction alone may count. */
export async function lockZones(
  sql: Sql,
  tenantIds: readonly string[],
): Promise<Map<string, string>> {
  if (tenantIds.length === 0) return new Map();
  const read = () =>
    sql.query<{ tenantId: string; timezone: string }[]>(
      `SELECT tenant_id AS tenantId, timezone FROM rollup_state WHERE tenant_id IN (?)
       ORDER BY tenant_id FOR UPDATE SKIP LOCKED`,
      [tenantIds],
    );
  const rows = await read();
  return new Map(rows.map(({ tenantId, timezone }) => [tenantId, timezone]));
}

/** Tenants that never had a call counted get their row: the figures are in the zone they have now. */
export async function openZones(sql: Sql, tenantIds: readonly string[]): Promise<void> {
  if (tenantIds.length === 0) return;
  await sql.run(
    `INSERT IGNORE INTO rollup_state (tenant_id, timezone)
     SELECT id, timezone FROM tenant WHERE id IN (?) ORDER BY id`,
    [tenantIds],
  );
}

const ADD_ROLLUPS = `
  INSERT INTO call_rollup (tenant_id, dimension, span, item_id, starts_at, direction, result, bucket,
    calls, wait_ms, talk_ms, rated, rating_sum)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
  ON DUPLICATE KEY UPDATE calls = calls + VALUES(calls), wait_ms = wait_ms + VALUES(wait_ms),
    talk_ms = talk_ms + VALUES(talk_ms), rated = rated + VALUES(rated),
    rating_sum = rating_sum + VALUES(rating_sum)`;

const ROWS_A_BATCH = 5000;

export async function addRollups(sql: Sql, rows: readonly RollupDelta[]): Promise<void> {
  for (let from = 0; from < rows.length; from += ROWS_A_BATCH) {
    await addSome(sql, rows.slice(from, from + ROWS_A_BATCH));
  }
}

async function addSome(sql: Sql, rows: readonly RollupDelta[]): Promise<void> {
  await sql.batch(
    ADD_ROLLUPS,
    rows.map((row) => [
      ...[row.tenantId, row.dimension, row.span, row.itemId, new Date(row.startsAt)],
      ...[row.direction, row.result, row.bucket],
      ...[row.calls, row.waitMs, row.talkMs, row.rated, row.ratingSum],
    ]),
  );
}

/** Counts calls, and no longer counts what stood in their place. */
export async function countCalls(
  sql: Sql,
  calls: readonly CountedCall[],
  before: readonly CountedCall[],
  zones: ReadonlyMap<string, string>,
): Promise<void> {
  const sums = new RollupSums();
  const zoneOf = ({ tenantId }: CountedCall) => zones.get(tenantId) ?? 'UTC';
  for (const call of before) sums.add(rollupsOf(call, zoneOf(call)), -1);
  for (const call of calls) sums.add(rollupsOf(call, zoneOf(call)));
  await addRollups(sql, sums.rows());
}

const MOST_KNOWN = 100_000;

/** Numbers by whose parts calls can be found; a process asks the database once about each. */
export class NumberBook {
  private readonly known = new Set<string>();

  /** Writes what is new; answers what to `remember` when the transaction has come through. */
  async write(sql: Sql, calls: readonly CountedCall[]): Promise<string[]> {
    const fresh = new Map<string, [string, string]>();
    for (const { tenantId, callerNumber, calledNumber } of calls) {
      for (const number of [callerNumber, calledNumber]) {
        const key = `${tenantId}|${number}`;
        if (number !== '' && !this.known.has(key)) fresh.set(key, [tenantId, number]);
      }
    }
    const rows = [...fresh.values()].flatMap(([tenantId, number]) =>
      suffixesOf(number).map(({ suffix, position }) => [tenantId, suffix, number, position]),
    );
    if (rows.length > 0) {
      rows.sort((a, b) => (a.join('|') < b.join('|') ? -1 : 1));
      await sql.batch(
        'INSERT IGNORE INTO call_number (tenant_id, suffix, number, position) VALUES (?, ?, ?, ?)',
        rows,
      );
    }
    return [...fresh.keys()];
  }

  remember(keys: readonly string[]): void {
    if (this.known.size + keys.length > MOST_KNOWN) this.known.clear();
    for (const key of keys) this.known.add(key);
  }
}
