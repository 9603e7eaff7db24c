import type { CallLeg, RecordSource } from '../records/call-leg';
import type { People } from '../records/call-view';
import type { CallRow } from '../records/normalise';
import type { Database, Sql } from './database';

/** A record exactly as a node wrote it. */
export interface RawLeg {
  id: string;
  callId: string;
  tenantId: string;
  nodeId: string;
  source: RecordSource;
  raw: string;
}

/** The pure part of making a row; may throw, then nothing is written. */
export interface Folder {
  /** Leaves out what it cannot read. */
  read(legs: readonly RawLeg[]): CallLeg[];
  normalise(legs: readonly CallLeg[], people: People): CallRow;
}

export type Folded = 'folded' | 'unreadable' | 'dropped' | 'nothing';

export interface RecordStore {
  /** Insert if absent; nothing changes when a leg of this id is there already. */
  insertLeg(leg: RawLeg): Promise<'stored' | 'known' | 'no_tenant'>;
  /** Calls with a leg that is in no row yet, the longest waiting first. */
  unfolded(limit: number): Promise<string[]>;
  /** Makes the call's row anew from all its legs, under a lock on them. Drops a deleted tenant's legs. */
  fold(callId: string, folder: Folder): Promise<Folded>;
}

/** IGNORE is for the duplicate; lengths were checked when the record was parsed. */
const INSERT_LEG = `
  INSERT IGNORE INTO leg (id, call_id, tenant_id, node_id, source, raw, received_at)
  SELECT ?, ?, id, ?, ?, ?, UTC_TIMESTAMP(3) FROM tenant WHERE id = ?`;

const LOCK_LEGS = `
  SELECT id, call_id AS callId, tenant_id AS tenantId, node_id AS nodeId, source, raw
  FROM leg WHERE call_id = ? ORDER BY id FOR UPDATE`;

/** Column → value; `id` is the key. */
function columnsOf(row: CallRow): Record<string, unknown> {
  return {
    id: row.id,
    tenant_id: row.tenantId,
    direction: row.direction,
    result: row.result,
    started_at: new Date(row.startedAt),
    answered_at: row.answeredAt === null ? null : new Date(row.answeredAt),
    ended_at: new Date(row.endedAt),
    wait_ms: row.waitMs,
    talk_ms: row.talkMs,
    caller_number: row.callerNumber,
    caller_name: row.callerName,
    caller_extension_id: row.callerExtensionId,
    called_number: row.calledNumber,
    called_extension_id: row.calledExtensionId,
    answered_extension_id: row.answeredExtensionId,
    number_id: row.numberId,
    hung_up_by: row.hungUpBy,
    sip_code: row.sipCode,
    source: row.source,
    node_id: row.nodeId,
    legs: row.legs,
    journey: JSON.stringify(row.journey),
  };
}

async function upsertCall(sql: Sql, row: CallRow): Promise<void> {
  const columns = columnsOf(row);
  const names = Object.keys(columns);
  const updates = names.slice(1).map((name) => `${name} = VALUES(${name})`);
  await sql.run(
    `INSERT INTO pbx_call (${names.join(', ')}, normalised_at)
     VALUES (${names.map(() => '?').join(', ')}, UTC_TIMESTAMP(3))
     ON DUPLICATE KEY UPDATE ${updates.join(', ')}, normalised_at = VALUES(normalised_at)`,
    Object.values(columns),
  );
}

async function peopleOf(sql: Sql, tenantId: string, legs: readonly CallLeg[]): Promise<People> {
  const ids = legs
    .flatMap((leg) => [leg.extensionId, leg.rungExtensionId, leg.queue?.id])
    .filter((id) => id !== undefined);
  if (ids.length === 0) return new Map();
  const among = [tenantId, [...new Set(ids)]];
  const rows = await sql.query<{ id: string; number: string; name: string }[]>(
    `SELECT id, number, name FROM extension WHERE tenant_id = ? AND id IN (?)
     UNION ALL SELECT id, COALESCE(number, ''), name FROM pbx_object WHERE tenant_id = ? AND id IN (?)`,
    [...among, ...among],
  );
  return new Map(rows.map(({ id, number, name }) => [id, { number, name }]));
}

async function foldLocked(sql: Sql, callId: string, folder: Folder): Promise<Folded> {
  const raw = await sql.query<RawLeg[]>(LOCK_LEGS, [callId]);
  const [first] = raw;
  if (!first) return 'nothing';
  // The lock holds off who deletes the tenant: no call row is written behind his back.
  const tenants = await sql.query<unknown[]>(
    'SELECT id FROM tenant WHERE id = ? LOCK IN SHARE MODE',
    [first.tenantId],
  );
  if (tenants.length === 0) {
    await sql.run('DELETE FROM leg WHERE call_id = ?', [callId]);
    return 'dropped';
  }
  const legs = folder.read(raw);
  if (legs.length > 0) {
    const people = await peopleOf(sql, first.tenantId, legs);
    await upsertCall(sql, folder.normalise(legs, people));
  }
  await sql.run('UPDATE leg SET folded_at = UTC_TIMESTAMP(3) WHERE id IN (?)', [
    raw.map((leg) => leg.id),
  ]);
  return legs.length > 0 ? 'folded' : 'unreadable';
}

export function createRecordStore(database: Database): RecordStore {
  return {
    insertLeg: async (leg) => {
      const { id, callId, tenantId, nodeId, source, raw } = leg;
      const inserted = await database.run(INSERT_LEG, [id, callId, nodeId, source, raw, tenantId]);
      if (inserted > 0) return 'stored';
      const rows = await database.query<unknown[]>('SELECT id FROM leg WHERE id = ?', [id]);
      return rows.length > 0 ? 'known' : 'no_tenant';
    },
    unfolded: async (limit) => {
      const rows = await database.query<{ callId: string }[]>(
        'SELECT call_id AS callId FROM leg WHERE folded_at IS NULL ORDER BY received_at LIMIT ?',
        [limit],
      );
      return [...new Set(rows.map(({ callId }) => callId))];
    },
    fold: (callId, folder) => database.transaction((sql) => foldLocked(sql, callId, folder)),
  };
}
