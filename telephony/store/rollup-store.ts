import { rollupKey, RollupSums, rollupsOf, type RollupDelta } from '@/lib/calls/rollup';
import type { Database, Sql } from './database';
import { COUNTED_COLUMNS, toOldCall, type StoredCall } from './record-store-calls';
import { addRollups, openZones } from './record-store-rollups';

/** What one tenant's figures are, and what they should be by its calls. */
export interface RollupCheck {
  tenantId: string;
  calls: number;
  rows: number;
  /** Rows that differ, are missing or are too many. */
  mismatches: number;
}

export interface RollupStore {
  tenantIds(): Promise<string[]>;
  /** Tenants whose zone is another than that of their figures. */
  outOfZone(): Promise<string[]>;
  /** Compares; calls of this tenant are not folded meanwhile. Undefined: there is no such tenant. */
  check(tenantId: string): Promise<RollupCheck | undefined>;
  /** Counts all calls anew, in the zone that the tenant has now. Answers what was wrong before. */
  rebuild(tenantId: string): Promise<RollupCheck | undefined>;
}

const CALLS_A_READ = 5000;
const DAY_MS = 86_400_000;

interface Tenant {
  zone: string;
  /** Zone of the figures as they stand. */
  counted: string;
  /** Older calls may be gone: spans that begin before it stay as they are. */
  since: number;
}

/** The lock under which nobody else counts calls of the tenant. */
async function lockTenant(sql: Sql, tenantId: string): Promise<Tenant | undefined> {
  await openZones(sql, [tenantId]);
  const [state] = await sql.query<{ timezone: string }[]>(
    'SELECT timezone FROM rollup_state WHERE tenant_id = ? FOR UPDATE',
    [tenantId],
  );
  const [tenant] = await sql.query<{ timezone: string; historyDays: number }[]>(
    'SELECT timezone, history_days AS historyDays FROM tenant WHERE id = ?',
    [tenantId],
  );
  if (!state || !tenant) return undefined;
  const since = Date.now() - tenant.historyDays * DAY_MS;
  return { zone: tenant.timezone, counted: state.timezone, since };
}

/** By the key, a stretch at a time: a tenant may have millions of calls. */
async function sumCalls(sql: Sql, tenantId: string, zone: string, since: number) {
  const sums = new RollupSums();
  let calls = 0;
  let place: [Date, string] = [new Date(0), ''];
  for (;;) {
    const rows = await sql.query<StoredCall[]>(
      `SELECT ${COUNTED_COLUMNS} FROM pbx_call AS c JOIN call_journey AS j
         ON j.tenant_id = c.tenant_id AND j.started_at = c.started_at AND j.id = c.id
       WHERE c.tenant_id = ? AND c.started_at >= ? AND (c.started_at > ? OR c.id > ?)
       ORDER BY c.started_at, c.id LIMIT ${CALLS_A_READ}`,
      [tenantId, place[0], place[0], place[1]],
    );
    for (const row of rows) {
      const call = toOldCall(row);
      if (!call.counted) continue;
      calls += 1;
      sums.add(rollupsOf(call, zone).filter(({ startsAt }) => startsAt >= since));
    }
    const last = rows.at(-1);
    if (!last || rows.length < CALLS_A_READ) return { calls, rows: sums.rows() };
    place = [last.startedAt, last.id];
  }
}

interface StoredRollup extends Omit<RollupDelta, 'startsAt' | 'waitMs' | 'talkMs'> {
  startsAt: Date;
  waitMs: bigint;
  talkMs: bigint;
}

async function storedRows(sql: Sql, tenantId: string, since: number): Promise<RollupDelta[]> {
  const rows = await sql.query<StoredRollup[]>(
    `SELECT tenant_id AS tenantId, dimension, span, item_id AS itemId, starts_at AS startsAt,
       direction, result, bucket, calls, wait_ms AS waitMs, talk_ms AS talkMs, rated,
       rating_sum AS ratingSum
     FROM call_rollup WHERE tenant_id = ? AND starts_at >= ?
       AND NOT (calls = 0 AND wait_ms = 0 AND talk_ms = 0 AND rated = 0 AND rating_sum = 0)`,
    [tenantId, new Date(since)],
  );
  return rows.map(({ startsAt, waitMs, talkMs, ...row }) => ({
    ...{ ...row, startsAt: startsAt.getTime() },
    ...{ waitMs: Number(waitMs), talkMs: Number(talkMs) },
  }));
}

const figuresOf = ({ calls, waitMs, talkMs, rated, ratingSum }: RollupDelta): string =>
  [calls, waitMs, talkMs, rated, ratingSum].join(' ');

function countMismatches(wanted: readonly RollupDelta[], stored: readonly RollupDelta[]): number {
  const left = new Map(stored.map((row) => [rollupKey(row), figuresOf(row)]));
  let wrong = 0;
  for (const row of wanted) {
    const key = rollupKey(row);
    if (left.get(key) !== figuresOf(row)) wrong += 1;
    left.delete(key);
  }
  return wrong + left.size;
}

async function compare(sql: Sql, tenantId: string, zone: string, since: number) {
  const { calls, rows } = await sumCalls(sql, tenantId, zone, since);
  const mismatches = countMismatches(rows, await storedRows(sql, tenantId, since));
  return { check: { tenantId, calls, rows: rows.length, mismatches }, rows };
}

export function createRollupStore(database: Database): RollupStore {
  return {
    tenantIds: async () => {
      const rows = await database.query<{ id: string }[]>('SELECT id FROM tenant ORDER BY id');
      return rows.map(({ id }) => id);
    },
    outOfZone: async () => {
      const rows = await database.query<{ id: string }[]>(
        `SELECT s.tenant_id AS id FROM rollup_state AS s JOIN tenant AS t ON t.id = s.tenant_id
         WHERE t.timezone <> s.timezone`,
      );
      return rows.map(({ id }) => id);
    },
    check: (tenantId) =>
      database.transaction(async (sql) => {
        const tenant = await lockTenant(sql, tenantId);
        if (!tenant) return undefined;
        return (await compare(sql, tenantId, tenant.counted, tenant.since)).check;
      }),
    rebuild: (tenantId) =>
      database.transaction(async (sql) => {
        const tenant = await lockTenant(sql, tenantId);
        if (!tenant) return undefined;
        const { check, rows } = await compare(sql, tenantId, tenant.zone, tenant.since);
        if (check.mismatches === 0 && tenant.zone === tenant.counted) return check;
        await sql.run('DELETE FROM call_rollup WHERE tenant_id = ? AND starts_at >= ?', [
          tenantId,
          new Date(tenant.since),
        ]);
        await addRollups(sql, rows);
        await sql.run('UPDATE rollup_state SET timezone = ? WHERE tenant_id = ?', [
          tenant.zone,
          tenantId,
        ]);
        return check;
      }),
  };
}
