import { isMissedByTeam } from '@/lib/calls/result';
import type { CallLeg, RecordSource } from '../records/call-leg';
import type { People } from '../records/call-view';
import type { CallRow } from '../records/normalise';
import type { Database, Sql } from './database';
import { packRecord, readFacts, unpackRecord, writeFacts } from './leg-codec';

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

/** The pure part of making a row; may throw, then nothing is written. */
export interface Folder {
  /** Nothing when it cannot be read. */
  read(leg: RawLeg): CallLeg[];
  normalise(legs: readonly CallLeg[], people: People): CallRow;
}

export type Folded = 'folded' | 'unreadable' | 'dropped' | 'nothing';

export interface RecordStore {
  /** Insert if absent; nothing changes when a leg of this id is there already. */
  insertLeg(leg: NewLeg): Promise<'stored' | 'known' | 'no_tenant'>;
  /** Calls with a leg that is in no row yet, the longest waiting first. */
  unfolded(limit: number): Promise<string[]>;
  /** Makes the call's row anew from all its legs, under a lock on them. Drops a deleted tenant's legs. */
  fold(callId: string, folder: Folder): Promise<Folded>;
}

/** IGNORE is for the duplicate; lengths were checked when the record was parsed. */
const INSERT_LEG = `
  INSERT IGNORE INTO leg (id, call_id, tenant_id, node_id, source, started_at, facts, raw, received_at)
  SELECT ?, ?, id, ?, ?, ?, ?, ?, UTC_TIMESTAMP(3) FROM tenant WHERE id = ?`;

const LOCK_LEGS = `
  SELECT id, call_id AS callId, tenant_id AS tenantId, node_id AS nodeId, source, facts, raw,
    started_at AS startedAt, call_started_at AS callStartedAt
  FROM leg WHERE call_id = ? ORDER BY id FOR UPDATE`;

interface LockedLeg extends Omit<RawLeg, 'raw'> {
  facts: unknown;
  raw: Buffer;
  startedAt: Date;
  callStartedAt: Date | null;
}

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
    queue_id: row.queueId,
    queue_outcome: row.queueOutcome,
    queue_wait_ms: row.queueWaitMs,
    agent_id: row.agentId,
    menu_keys: row.menuKeys,
    rating: row.rating,
    recorded: row.recorded,
    voicemail: row.voicemail,
    service: row.service,
    missed: isMissedByTeam(row),
    transfer_reason: row.transferReason,
  };
}

async function writeCall(sql: Sql, row: CallRow, before: readonly Date[]): Promise<void> {
  for (const table of ['pbx_call', 'call_journey']) {
    for (const startedAt of before) {
      await sql.run(`DELETE FROM ${table} WHERE tenant_id = ? AND started_at = ? AND id = ?`, [
        ...[row.tenantId, startedAt, row.id],
      ]);
    }
  }
  const columns = columnsOf(row);
  const names = Object.keys(columns);
  await sql.run(
    `INSERT INTO pbx_call (${names.join(', ')}, normalised_at)
     VALUES (${names.map(() => '?').join(', ')}, UTC_TIMESTAMP(3))`,
    Object.values(columns),
  );
  const { journey: steps, groupIds, menuIds, quality } = row;
  await sql.run(
    'INSERT INTO call_journey (tenant_id, started_at, id, journey) VALUES (?, ?, ?, ?)',
    [row.tenantId, row.startedAt, row.id]
      .map((value) => (typeof value === 'number' ? new Date(value) : value))
      .concat(JSON.stringify({ steps, groupIds, menuIds, quality })),
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
  const locked = await sql.query<LockedLeg[]>(LOCK_LEGS, [callId]);
  const [first] = locked;
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
  const legs = locked.flatMap(
    (leg) => readFacts(leg.facts) ?? folder.read({ ...leg, raw: unpackRecord(leg.raw) }),
  );
  if (legs.length > 0) {
    const people = await peopleOf(sql, first.tenantId, legs);
    const row = folder.normalise(legs, people);
    const before = locked.flatMap(({ callStartedAt }) => (callStartedAt ? [callStartedAt] : []));
    await writeCall(sql, row, before);
    await sql.run('UPDATE leg SET call_started_at = ? WHERE call_id = ?', [
      new Date(row.startedAt),
      callId,
    ]);
  }
  await sql.batch(
    'UPDATE leg SET folded_at = UTC_TIMESTAMP(3) WHERE started_at = ? AND id = ?',
    locked.map((leg) => [leg.startedAt, leg.id]),
  );
  return legs.length > 0 ? 'folded' : 'unreadable';
}

export function createRecordStore(database: Database): RecordStore {
  return {
    insertLeg: async (leg) => {
      const { id, callId, tenantId, nodeId, source, legs } = leg;
      const startedAt = new Date(legs[0]!.startedAt);
      const columns = [id, callId, nodeId, source, startedAt, writeFacts(legs)];
      const raw = await packRecord(leg.raw);
      const inserted = await database.run(INSERT_LEG, [...columns, raw, tenantId]);
      if (inserted > 0) return 'stored';
      const rows = await database.query<unknown[]>(
        'SELECT id FROM leg WHERE started_at = ? AND id = ?',
        [startedAt, id],
      );
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
