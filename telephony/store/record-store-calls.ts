import type { CountedCall } from '@/lib/calls/counted-call';
import { facetsOf } from '@/lib/calls/facets';
import type { CallRow } from '../records/normalise';
import type { Sql } from './database';

/** A call's row as it stands; `counted` false: it is from before there were figures. */
export interface OldCall extends CountedCall {
  counted: boolean;
}

/** Where a call's row is or was. */
export interface CallKey {
  tenantId: string;
  /** Milliseconds since the epoch. */
  startedAt: number;
  id: string;
}

/** Column → value. */
function columnsOf(row: CallRow): Record<string, unknown> {
  return {
    tenant_id: row.tenantId,
    started_at: new Date(row.startedAt),
    id: row.id,
    direction: row.direction,
    result: row.result,
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
    menu_keys: row.menuKeys?.slice(0, MENU_KEYS_LENGTH) ?? null,
    rating: row.rating,
    recorded: row.recorded,
    voicemail: row.voicemail,
    service: row.service,
    missed: row.missedByTeam,
    transfer_reason: row.transferReason,
  };
}

const MENU_KEYS_LENGTH = 120;

/** As CountedCall, but as the driver gives it. */
export interface StoredCall extends Omit<
  CountedCall,
  'startedAt' | 'recorded' | 'service' | 'missedByTeam' | 'groupIds' | 'menuIds'
> {
  startedAt: Date;
  recorded: number;
  service: number;
  missedByTeam: number;
  journey: unknown;
}

export const COUNTED_COLUMNS = `c.id, c.tenant_id AS tenantId, c.direction, c.result,
  c.started_at AS startedAt, c.wait_ms AS waitMs, c.talk_ms AS talkMs,
  c.caller_number AS callerNumber, c.called_number AS calledNumber,
  c.caller_extension_id AS callerExtensionId, c.called_extension_id AS calledExtensionId,
  c.answered_extension_id AS answeredExtensionId, c.number_id AS numberId, c.queue_id AS queueId,
  c.queue_outcome AS queueOutcome, c.queue_wait_ms AS queueWaitMs, c.agent_id AS agentId, c.rating,
  c.recorded, c.service, c.missed AS missedByTeam, j.journey`;

interface Places {
  groupIds?: string[];
  menuIds?: string[];
}

export function toOldCall({ journey, ...row }: StoredCall): OldCall {
  // Written by writeCalls below, or by the migration with steps only.
  const places = (typeof journey === 'string' ? JSON.parse(journey) : journey) as Places | null;
  return {
    ...row,
    startedAt: row.startedAt.getTime(),
    recorded: Boolean(row.recorded),
    service: Boolean(row.service),
    missedByTeam: Boolean(row.missedByTeam),
    groupIds: places?.groupIds ?? [],
    menuIds: places?.menuIds ?? [],
    counted: places?.groupIds !== undefined,
  };
}

/** Rows that stand at these keys. */
export async function readCalls(sql: Sql, keys: readonly CallKey[]): Promise<OldCall[]> {
  if (keys.length === 0) return [];
  // The starts are for the server to leave out other months.
  const rows = await sql.query<StoredCall[]>(
    `SELECT ${COUNTED_COLUMNS} FROM pbx_call AS c FORCE INDEX (pbx_call_id_idx)
     LEFT JOIN call_journey AS j
       ON j.tenant_id = c.tenant_id AND j.started_at = c.started_at AND j.id = c.id
     WHERE c.id IN (?) AND c.started_at IN (?)`,
    [keys.map(({ id }) => id), keys.map(({ startedAt }) => new Date(startedAt))],
  );
  const wanted = new Set(keys.map(textOf));
  return rows.map(toOldCall).filter((call) => wanted.has(textOf(call)));
}

export const textOf = ({ tenantId, startedAt, id }: CallKey): string =>
  `${tenantId}|${startedAt}|${id}`;

const valuesOf = ({ tenantId, startedAt, id }: CallKey) => [tenantId, new Date(startedAt), id];

/** Rows whose call now begins at another time; what people added to them moves along. */
export async function moveCalls(
  sql: Sql,
  moves: readonly { from: CallKey; to: CallKey }[],
): Promise<void> {
  if (moves.length === 0) return;
  for (const table of ['pbx_call', 'call_journey']) {
    await sql.batch(
      `DELETE FROM ${table} WHERE tenant_id = ? AND started_at = ? AND id = ?`,
      moves.map(({ from }) => valuesOf(from)),
    );
  }
  await sql.batch(
    `UPDATE IGNORE call_facet SET started_at = ?
     WHERE tenant_id = ? AND (facet = 'note' OR facet LIKE 'tag:%') AND started_at = ? AND id = ?`,
    moves.map(({ from, to }) => [new Date(to.startedAt), ...valuesOf(from)]),
  );
  await sql.batch(
    'UPDATE call_note SET call_started_at = ? WHERE tenant_id = ? AND call_id = ?',
    moves.map(({ to }) => [new Date(to.startedAt), to.tenantId, to.id]),
  );
}

/** Rows and journeys; what stood at the same keys is replaced. */
export async function writeCalls(sql: Sql, rows: readonly CallRow[]): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const names = Object.keys(columnsOf(first));
  await sql.batch(
    `REPLACE INTO pbx_call (${names.join(', ')}, normalised_at)
     VALUES (${names.map(() => '?').join(', ')}, UTC_TIMESTAMP(3))`,
    rows.map((row) => Object.values(columnsOf(row))),
  );
  await sql.batch(
    'REPLACE INTO call_journey (tenant_id, started_at, id, journey) VALUES (?, ?, ?, ?)',
    rows.map((row) => {
      const { journey: steps, groupIds, menuIds, quality } = row;
      return [...valuesOf(row), JSON.stringify({ steps, groupIds, menuIds, quality })];
    }),
  );
}

type FacetRow = [string, string, Date, string];

function facetRows(call: CountedCall): [string, FacetRow][] {
  return facetsOf(call).map((facet) => [
    `${call.tenantId}|${facet}|${call.startedAt}|${call.id}`,
    [call.tenantId, facet, new Date(call.startedAt), call.id],
  ]);
}

const inOrder = (rows: ReadonlyMap<string, FacetRow>): FacetRow[] =>
  [...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);

/** Takes calls out of the ranges they are no longer in and puts them into the new ones. */
export async function writeFacets(
  sql: Sql,
  calls: readonly CountedCall[],
  before: readonly CountedCall[],
): Promise<void> {
  const wanted = new Map(calls.flatMap(facetRows));
  const gone = new Map(before.flatMap(facetRows));
  for (const key of gone.keys()) {
    if (wanted.delete(key)) gone.delete(key);
  }
  if (gone.size > 0) {
    await sql.batch(
      'DELETE FROM call_facet WHERE tenant_id = ? AND facet = ? AND started_at = ? AND id = ?',
      inOrder(gone),
    );
  }
  if (wanted.size > 0) {
    await sql.batch(
      'INSERT IGNORE INTO call_facet (tenant_id, facet, started_at, id) VALUES (?, ?, ?, ?)',
      inOrder(wanted),
    );
  }
}
