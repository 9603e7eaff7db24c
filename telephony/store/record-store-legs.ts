import type { CallLeg, RecordSource } from '../records/call-leg';
import type { Database, Sql } from './database';
import { packRecord, writeFacts } from './leg-codec';

/** A record exactly as a node wrote it. */
export interface RawLeg {
  id: string;
  callId: string;
  tenantId: string;
  nodeId: string;
  source: RecordSource;
  raw: string;
}

/** Of one record there may be two legs: the first names it. */
export interface NewLeg extends RawLeg {
  legs: readonly CallLeg[];
}

/** A stored leg under the lock of a transaction. */
export interface LockedLeg extends Omit<RawLeg, 'raw'> {
  facts: unknown;
  /** Null when there are facts. */
  raw: Buffer | null;
  startedAt: Date;
  callStartedAt: Date | null;
  /** Waited for the caller's leg long enough. */
  isDue: number | bigint;
}

export interface Inserted {
  /** How many were not there before. */
  stored: number;
  /** Places in the given list: their tenants do not exist. */
  strangers: number[];
}

/**
 * A callee's record comes when the callee hangs up, the caller's at the end of the call: until then
 * nobody can say how the call went. Longer than calls last; a node that died sends nothing more.
 */
const CALLER_WAIT_HOURS = 4;

/** IGNORE is for the duplicate; lengths were checked when the record was parsed. */
const INSERT_LEGS = `
  INSERT IGNORE INTO leg (id, call_id, tenant_id, node_id, source, started_at, facts, raw, received_at)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, UTC_TIMESTAMP(3))`;

async function existing(sql: Sql, tenantIds: readonly string[]): Promise<Set<string>> {
  if (tenantIds.length === 0) return new Set();
  const rows = await sql.query<{ id: string }[]>('SELECT id FROM tenant WHERE id IN (?)', [
    [...new Set(tenantIds)],
  ]);
  return new Set(rows.map(({ id }) => id));
}

function columnsOf(leg: NewLeg): unknown[] {
  const { id, callId, tenantId, nodeId, source, legs } = leg;
  const startedAt = new Date(legs[0]!.startedAt);
  const raw = packRecord(leg.raw);
  return [id, callId, tenantId, nodeId, source, startedAt, writeFacts(legs), raw];
}

/** Insert if absent, all or none; nothing changes where a leg of this id is there already. */
export async function insertLegs(database: Database, legs: readonly NewLeg[]): Promise<Inserted> {
  const tenants = await existing(
    database,
    legs.map(({ tenantId }) => tenantId),
  );
  const known = legs.filter(({ tenantId }) => tenants.has(tenantId));
  const strangers = legs.flatMap(({ tenantId }, place) => (tenants.has(tenantId) ? [] : [place]));
  if (known.length === 0) return { stored: 0, strangers };
  const rows = known.map(columnsOf);
  const stored = await database.transaction(async (sql) => {
    const { affectedRows } = await sql.batch<{ affectedRows: number }>(INSERT_LEGS, rows);
    return affectedRows;
  });
  return { stored, strangers };
}

/**
 * Calls with a leg that is in no row yet, the longest waiting first, then those that have waited in
 * vain for their caller's leg; these legs are locked, and what another worker has locked is left out.
 * Calls of the given tenants are passed over.
 */
export async function claimCalls(
  sql: Sql,
  most: number,
  without: readonly string[],
): Promise<string[]> {
  const waiting = (condition: string, order: string) =>
    sql.query<{ callId: string }[]>(
      `SELECT call_id AS callId FROM leg WHERE ${condition}
       ${without.length > 0 ? 'AND tenant_id NOT IN (?)' : ''}
       ORDER BY ${order} LIMIT ${most} FOR UPDATE SKIP LOCKED`,
      without.length > 0 ? [without] : [],
    );
  const fresh = await waiting('folded_at IS NULL', 'received_at');
  const rows = fresh.length > 0 ? fresh : await waiting('due_at <= UTC_TIMESTAMP(3)', 'due_at');
  return [...new Set(rows.map(({ callId }) => callId))];
}

/** All legs of some calls; waits for who holds one of them. */
export function lockLegs(sql: Sql, callIds: readonly string[]): Promise<LockedLeg[]> {
  return sql.query<LockedLeg[]>(
    `SELECT id, call_id AS callId, tenant_id AS tenantId, node_id AS nodeId, source, facts,
       IF(facts IS NULL, raw, NULL) AS raw, started_at AS startedAt,
       call_started_at AS callStartedAt, due_at <= UTC_TIMESTAMP(3) AS isDue
     FROM leg FORCE INDEX (leg_call_id_idx) WHERE call_id IN (?) FOR UPDATE`,
    [callIds],
  );
}

/** The record of one leg, for who could not use its facts. */
export async function readRaw(sql: Sql, leg: LockedLeg): Promise<Buffer> {
  if (leg.raw) return leg.raw;
  const [row] = await sql.query<{ raw: Buffer }[]>(
    'SELECT raw FROM leg WHERE started_at = ? AND id = ?',
    [leg.startedAt, leg.id],
  );
  return row?.raw ?? Buffer.alloc(0);
}

/** `rowStartedAt`: of the row that has them in it; null when none could be made of them. */
export async function markFolded(
  sql: Sql,
  legs: readonly (LockedLeg & { rowStartedAt: Date | null })[],
): Promise<void> {
  if (legs.length === 0) return;
  await sql.batch(
    `UPDATE leg SET folded_at = UTC_TIMESTAMP(3), call_started_at = ?, due_at = NULL
     WHERE started_at = ? AND id = ?`,
    legs.map((leg) => [leg.rowStartedAt, leg.startedAt, leg.id]),
  );
}

/** No row is made of them yet; they are taken up with their caller's leg, or when they are due. */
export async function markWaiting(sql: Sql, legs: readonly LockedLeg[]): Promise<void> {
  if (legs.length === 0) return;
  await sql.batch(
    `UPDATE leg SET folded_at = UTC_TIMESTAMP(3),
       due_at = UTC_TIMESTAMP(3) + INTERVAL ${CALLER_WAIT_HOURS} HOUR
     WHERE started_at = ? AND id = ?`,
    legs.map((leg) => [leg.startedAt, leg.id]),
  );
}

export async function dropLegs(sql: Sql, legs: readonly LockedLeg[]): Promise<void> {
  if (legs.length === 0) return;
  await sql.batch(
    'DELETE FROM leg WHERE started_at = ? AND id = ?',
    legs.map((leg) => [leg.startedAt, leg.id]),
  );
}
