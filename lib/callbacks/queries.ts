import type { z } from 'zod';
import type { TenantScope } from '@/lib/access/scope';
import { parseE164 } from '@/lib/shared/e164';
import { pool } from '@/lib/db/pool';
import { decodeCursor } from '@/lib/http/cursor';
import { notFound } from '@/lib/http/fault';
import { pageOf, type Page } from '@/lib/http/page';
import {
  COUNTED_MAX,
  type Callback,
  type CallbackCount,
  type listCallbacks as listOperation,
} from './contract';

const LIST = 'callbacks';
type Query = z.output<(typeof listOperation)['query']>;

interface Row {
  id: string;
  number: string;
  name: string | null;
  tries: number;
  firstTryAt: Date;
  lastTryAt: Date;
  lastCallId: string;
  numberId: string | null;
  e164: string | null;
  label: string | null;
  groupId: string | null;
  groupName: string | null;
  queueId: string | null;
  queueName: string | null;
  state: Callback['state'];
  takenBy: string | null;
  takenByName: string | null;
  takenAt: Date | null;
  doneAt: Date | null;
  doneReason: Callback['doneReason'];
  doneByName: string | null;
  closingCallId: string | null;
  version: number;
}

const SELECT = `SELECT cb.id, cb.number, cb.name, cb.tries, cb.first_try_at AS firstTryAt,
    cb.last_try_at AS lastTryAt, cb.last_call_id AS lastCallId, cb.number_id AS numberId, n.e164,
    n.label, cb.group_id AS groupId, g.name AS groupName, cb.queue_id AS queueId,
    q.name AS queueName, cb.state, cb.taken_by AS takenBy, cb.taken_by_name AS takenByName,
    cb.taken_at AS takenAt, cb.done_at AS doneAt, cb.done_reason AS doneReason,
    cb.done_by_name AS doneByName, cb.closing_call_id AS closingCallId, cb.version
  FROM callback cb
  LEFT JOIN number n ON n.tenant_id = cb.tenant_id AND n.id = cb.number_id
  LEFT JOIN pbx_object g ON g.tenant_id = cb.tenant_id AND g.id = cb.group_id
  LEFT JOIN pbx_object q ON q.tenant_id = cb.tenant_id AND q.id = cb.queue_id`;

interface Where {
  conditions: string[];
  values: unknown[];
}

/** Of the PBX; with groups: missed last by these; for a `user`: missed last at the own extension. */
function reachOf({ tenantId, onlyExtensionId, onlyGroupIds }: TenantScope): Where {
  const where: Where = { conditions: ['cb.tenant_id = ?'], values: [tenantId] };
  if (onlyGroupIds) {
    // An empty list is no SQL; nothing has this id.
    const ids = onlyGroupIds.length > 0 ? onlyGroupIds : [''];
    where.conditions.push('(cb.group_id IN (?) OR cb.queue_id IN (?))');
    where.values.push(ids, ids);
  }
  if (onlyExtensionId !== undefined) {
    where.conditions.push(
      `EXISTS (SELECT 1 FROM call_facet f WHERE f.tenant_id = cb.tenant_id AND f.facet = ?
         AND f.started_at = cb.last_try_at AND f.id = cb.last_call_id)`,
    );
    where.values.push(`ext:${onlyExtensionId ?? ''}`);
  }
  return where;
}

function addFilters(where: Where, scope: TenantScope, query: Query): void {
  const add = (condition: string, ...bound: unknown[]) => {
    where.conditions.push(condition);
    where.values.push(...bound);
  };
  add(query.state === 'done' ? 'cb.done_at IS NOT NULL' : 'cb.done_at IS NULL');
  if (query.state === 'mine') add('cb.taken_by = ?', scope.principal.userId);
  if (query.number) add('cb.number = ?', parseE164(query.number) ?? query.number);
  if (query.groupId) add('cb.group_id = ?', query.groupId);
  if (query.queueId) add('cb.queue_id = ?', query.queueId);
}

const named = (id: string | null, name: string | null) =>
  id === null || name === null ? null : { id, name };

function toCallback(row: Row, userId: string): Callback {
  const { id, number, name, tries, lastCallId, state, doneReason, closingCallId, version } = row;
  const { numberId, e164, label } = row;
  return {
    ...{ id, number, name, tries, lastCallId, state, doneReason, closingCallId, version },
    firstTryAt: row.firstTryAt.toISOString(),
    lastTryAt: row.lastTryAt.toISOString(),
    calledNumber: numberId && e164 ? { id: numberId, e164, label: label ?? '' } : null,
    group: named(row.groupId, row.groupName),
    queue: named(row.queueId, row.queueName),
    takenBy: named(row.takenBy, row.takenByName),
    takenAt: row.takenAt?.toISOString() ?? null,
    mine: row.takenBy === userId,
    doneAt: row.doneAt?.toISOString() ?? null,
    doneBy: row.doneByName,
  };
}

/** Newest try first; what is done, last done first. A page is one range of an index. */
export async function listCallbacks(scope: TenantScope, query: Query): Promise<Page<Callback>> {
  const where = reachOf(scope);
  addFilters(where, scope, query);
  const time = query.state === 'done' ? 'done_at' : 'last_try_at';
  const list = `${LIST}/${time}`;
  const place = decodeCursor(list, query.cursor, 2);
  if (place) {
    const [at, id] = [new Date(Number(place[0])), String(place[1])];
    where.conditions.push(`(cb.${time} < ? OR (cb.${time} = ? AND cb.id < ?))`);
    where.values.push(at, at, id);
  }
  const found = await pool().query<Row[]>(
    `${SELECT} WHERE ${where.conditions.join(' AND ')}
     ORDER BY cb.${time} DESC, cb.id DESC LIMIT ?`,
    [...where.values, query.limit + 1],
  );
  const timeOf = (row: Row) => (query.state === 'done' ? row.doneAt : row.lastTryAt);
  const placeOf = (row: Row) => [timeOf(row)?.getTime() ?? 0, row.id];
  const { rows, nextCursor } = pageOf(list, found, query.limit, placeOf);
  return { items: rows.map((row) => toCallback(row, scope.principal.userId)), nextCursor };
}

/** Counts to a bound: nobody reads on from there. */
export async function countCallbacks(scope: TenantScope): Promise<CallbackCount> {
  const { conditions, values } = reachOf(scope);
  const count = async (more: string, ...bound: unknown[]) => {
    const [row] = await pool().query<{ many: bigint | number }[]>(
      `SELECT COUNT(*) AS many FROM (SELECT 1 FROM callback cb
         WHERE ${conditions.join(' AND ')} AND cb.done_at IS NULL ${more} LIMIT ?) seen`,
      [...values, ...bound, COUNTED_MAX],
    );
    return Number(row?.many ?? 0);
  };
  const [open, mine] = await Promise.all([
    count(''),
    count('AND cb.taken_by = ?', scope.principal.userId),
  ]);
  return { open, mine };
}

/** 404 for a row of another PBX, or out of reach. */
export async function getCallback(scope: TenantScope, id: string): Promise<Callback> {
  const { conditions, values } = reachOf(scope);
  const [row] = await pool().query<Row[]>(
    `${SELECT} WHERE ${conditions.join(' AND ')} AND cb.id = ?`,
    [...values, id],
  );
  if (!row) throw notFound('caller to call back');
  return toCallback(row, scope.principal.userId);
}
