import {
  CALLS_LOOKED_AT,
  changesOfRows,
  outsideNumber,
  type Closing,
  type DoneReason,
  type NumberCall,
  type RowChange,
  type StoredRow,
  type Tries,
} from '@/lib/callbacks/rules';
import { newId } from '@/lib/shared/ids';
import type { CallRow } from '../records/normalise';
import type { Sql } from './database';

/** What of a folded call decides about the rows of its caller. */
export type FoldedCall = Pick<
  CallRow,
  'direction' | 'callerNumber' | 'calledNumber' | 'service' | 'missedByTeam' | 'startedAt'
>;

/** Some hundred short reads in one answer. */
const NUMBERS_A_READ = 100;

/**
 * Numbers whose rows these calls may change: a try, or any call of somebody who has a row that is
 * open or was closed after it began. Most calls are neither, and cost one read of an index together.
 */
async function numbersTouched(
  sql: Sql,
  tenantId: string,
  calls: readonly FoldedCall[],
): Promise<string[]> {
  const since = new Map<string, number>();
  for (const call of calls) {
    const number = outsideNumber(call);
    if (number === undefined) continue;
    const at = call.missedByTeam ? -Infinity : call.startedAt;
    since.set(number, Math.min(at, since.get(number) ?? Infinity));
  }
  if (since.size === 0) return [];
  const rows = await sql.query<{ number: string; open: number; doneAt: Date | null }[]>(
    `SELECT number, MAX(done_at IS NULL) AS open, MAX(done_at) AS doneAt FROM callback
     WHERE tenant_id = ? AND number IN (?) GROUP BY number`,
    [tenantId, [...since.keys()]],
  );
  const until = new Map(
    rows.map(({ number, open, doneAt }) => [
      number,
      Number(open) === 1 ? Infinity : (doneAt?.getTime() ?? -Infinity),
    ]),
  );
  return [...since]
    .filter(([number, at]) => at === -Infinity || (until.get(number) ?? -Infinity) >= at)
    .map(([number]) => number)
    .sort();
}

interface WindowRow extends Omit<
  NumberCall,
  'startedAt' | 'answeredAt' | 'endedAt' | 'missed' | 'groupId'
> {
  number: string;
  startedAt: Date;
  answeredAt: Date | null;
  endedAt: Date;
  missed: number;
  service: number;
  callerNumber: string;
  calledNumber: string;
  groupIds: unknown;
}

/** Newest first by the index of the number; the journey is read of tries only. */
const WINDOW = `(
  SELECT ? AS number, c.id, c.direction, c.started_at AS startedAt, c.answered_at AS answeredAt,
    c.ended_at AS endedAt, c.missed, c.caller_name AS callerName, c.number_id AS numberId,
    c.queue_id AS queueId, c.service, c.caller_number AS callerNumber,
    c.called_number AS calledNumber, JSON_EXTRACT(j.journey, '$.groupIds') AS groupIds
  FROM (SELECT tenant_id, started_at, id FROM call_facet WHERE tenant_id = ? AND facet = ?
    ORDER BY started_at DESC, id DESC LIMIT ${CALLS_LOOKED_AT}) f
  JOIN pbx_call c ON c.tenant_id = f.tenant_id AND c.started_at = f.started_at AND c.id = f.id
  LEFT JOIN call_journey j ON c.missed = 1 AND j.tenant_id = c.tenant_id
    AND j.started_at = c.started_at AND j.id = c.id)`;

/** The last of the groups that the call went through. */
function groupOf(given: unknown): string | null {
  const ids: unknown = typeof given === 'string' ? JSON.parse(given) : given;
  const last: unknown = Array.isArray(ids) ? ids.at(-1) : null;
  return typeof last === 'string' ? last : null;
}

function toNumberCall(row: WindowRow): NumberCall {
  const { id, direction, callerName, numberId, queueId } = row;
  // The index has a number on either side of a call; only the side outside counts.
  const isTheirs = outsideNumber({ ...row, service: Number(row.service) === 1 }) === row.number;
  return {
    ...{ id, direction, callerName, numberId, queueId, groupId: groupOf(row.groupIds) },
    startedAt: row.startedAt.getTime(),
    answeredAt: isTheirs ? (row.answeredAt?.getTime() ?? null) : null,
    endedAt: row.endedAt.getTime(),
    missed: isTheirs && Number(row.missed) === 1,
  };
}

async function callsOf(
  sql: Sql,
  tenantId: string,
  numbers: readonly string[],
): Promise<Map<string, NumberCall[]>> {
  const rows = await sql.query<WindowRow[]>(
    numbers.map(() => WINDOW).join(' UNION ALL '),
    numbers.flatMap((number) => [number, tenantId, `tel:${number}`]),
  );
  const calls = new Map<string, NumberCall[]>(numbers.map((number) => [number, []]));
  for (const row of rows) calls.get(row.number)?.push(toNumberCall(row));
  return calls;
}

interface RowOfTable extends Omit<Tries, 'firstTryAt' | 'lastTryAt'> {
  id: string;
  number: string;
  firstTryAt: Date;
  lastTryAt: Date;
  doneAt: Date | null;
  doneReason: DoneReason | null;
  closingCallId: string | null;
  reopenedSince: Date | null;
  reopenedAt: Date | null;
}

function closingOf({ doneAt, doneReason, closingCallId }: RowOfTable): Closing | null {
  return doneAt && doneReason ? { doneAt: doneAt.getTime(), doneReason, closingCallId } : null;
}

function toStoredRow(row: RowOfTable): StoredRow {
  const { id, tries, lastCallId, name, numberId, groupId, queueId } = row;
  const { reopenedSince, reopenedAt } = row;
  return {
    ...{ id, tries, lastCallId, name, numberId, groupId, queueId },
    ...{ firstTryAt: row.firstTryAt.getTime(), lastTryAt: row.lastTryAt.getTime() },
    closing: closingOf(row),
    reopened:
      reopenedSince && reopenedAt
        ? { since: reopenedSince.getTime(), at: reopenedAt.getTime() }
        : null,
  };
}

/** Locked: what somebody presses in the cabinet meanwhile waits, and sees what became of the row. */
async function rowsOf(
  sql: Sql,
  tenantId: string,
  calls: ReadonlyMap<string, readonly NumberCall[]>,
): Promise<Map<string, StoredRow[]>> {
  const seenSince = (number: string) => {
    const known = calls.get(number) ?? [];
    if (known.length < CALLS_LOOKED_AT) return -Infinity;
    return Math.min(...known.map(({ startedAt }) => startedAt));
  };
  const found = await sql.query<RowOfTable[]>(
    `SELECT id, number, tries, first_try_at AS firstTryAt, last_try_at AS lastTryAt,
       last_call_id AS lastCallId, name, number_id AS numberId, group_id AS groupId,
       queue_id AS queueId, done_at AS doneAt, done_reason AS doneReason,
       closing_call_id AS closingCallId, reopened_since AS reopenedSince, reopened_at AS reopenedAt
     FROM callback WHERE tenant_id = ? AND number IN (?) ORDER BY number, last_try_at, id FOR UPDATE`,
    [tenantId, [...calls.keys()]],
  );
  const rows = new Map<string, StoredRow[]>([...calls.keys()].map((number) => [number, []]));
  for (const row of found) {
    const isSeen = row.doneAt === null || row.lastTryAt.getTime() >= seenSince(row.number);
    if (isSeen) rows.get(row.number)?.push(toStoredRow(row));
  }
  return rows;
}

const at = (ms: number | undefined) => (ms === undefined ? null : new Date(ms));

function columnsOf(number: string, tries: Tries, closing: Closing | null): Record<string, unknown> {
  return {
    name: tries.name,
    number_id: tries.numberId,
    tries: tries.tries,
    first_try_at: at(tries.firstTryAt),
    last_try_at: at(tries.lastTryAt),
    last_call_id: tries.lastCallId,
    group_id: tries.groupId,
    queue_id: tries.queueId,
    open_number: closing ? null : number,
    done_at: at(closing?.doneAt),
    done_by_name: null,
    done_reason: closing?.doneReason ?? null,
    closing_call_id: closing?.closingCallId ?? null,
  };
}

type Change = RowChange & { number: string };
type Written = Exclude<Change, { do: 'remove' }>;

async function insert(sql: Sql, tenantId: string, changes: readonly Written[]): Promise<void> {
  const rows = changes.map(({ number, tries, closing }) => ({
    ...{ id: newId('callback'), tenant_id: tenantId, number },
    ...{ state: closing ? 'done' : 'open', ...columnsOf(number, tries, closing) },
  }));
  const [first] = rows;
  if (!first) return;
  const names = Object.keys(first);
  await sql.batch(
    `INSERT INTO callback (${names.join(', ')}, updated_at)
     VALUES (${names.map(() => '?').join(', ')}, UTC_TIMESTAMP(3))`,
    rows.map((row) => Object.values(row)),
  );
}

/** Who was on it stays on it. */
async function update(sql: Sql, tenantId: string, changes: readonly Written[]): Promise<void> {
  const rows = changes.flatMap((change) => {
    if (change.do !== 'update') return [];
    const { id, number, tries, closing } = change;
    return [{ id, isDone: closing !== null, columns: columnsOf(number, tries, closing) }];
  });
  const [first] = rows;
  if (!first) return;
  const names = Object.keys(first.columns);
  await sql.batch(
    `UPDATE callback SET ${names.map((name) => `${name} = ?`).join(', ')}, version = version + 1,
       state = IF(?, 'done', IF(taken_by IS NULL, 'open', 'taken')), updated_at = UTC_TIMESTAMP(3)
     WHERE tenant_id = ? AND id = ?`,
    // What closes first: there is one open row of a number.
    [...rows]
      .sort((a, b) => Number(b.isDone) - Number(a.isDone))
      .map(({ id, isDone, columns }) => [...Object.values(columns), isDone, tenantId, id]),
  );
}

async function apply(sql: Sql, tenantId: string, changes: readonly Change[]): Promise<void> {
  const removed = changes.flatMap((change) => (change.do === 'remove' ? [change.id] : []));
  if (removed.length > 0) {
    await sql.run('DELETE FROM callback WHERE tenant_id = ? AND id IN (?)', [tenantId, removed]);
  }
  const written = changes.filter((change): change is Written => change.do !== 'remove');
  await update(sql, tenantId, written);
  await insert(
    sql,
    tenantId,
    written.filter((change) => change.do === 'insert'),
  );
}

/**
 * Brings the list "to call back" in line with calls of one tenant that were just written. Inside the
 * transaction that wrote them, facets included, after the lock that lets one transaction at a time
 * write calls of the tenant: what is decided here is decided by all calls of a number.
 */
export async function refreshCallbacks(
  sql: Sql,
  tenantId: string,
  calls: readonly FoldedCall[],
): Promise<void> {
  const touched = await numbersTouched(sql, tenantId, calls);
  for (let from = 0; from < touched.length; from += NUMBERS_A_READ) {
    const known = await callsOf(sql, tenantId, touched.slice(from, from + NUMBERS_A_READ));
    const rows = await rowsOf(sql, tenantId, known);
    const changes = [...known].flatMap(([number, own]) =>
      changesOfRows(own, rows.get(number) ?? []).map((change) => ({ ...change, number })),
    );
    await apply(sql, tenantId, changes);
  }
}
