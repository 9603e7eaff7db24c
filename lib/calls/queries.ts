import { z } from 'zod';
import { pool } from '@/lib/db/pool';
import type { TenantScope } from '@/lib/access/scope';
import { decodeCursor } from '@/lib/http/cursor';
import { notFound } from '@/lib/http/fault';
import { pageOf, type Page } from '@/lib/http/page';
import { searchedNumber } from '@/lib/numbers/rules';
import { journeyStep, type Call, type CallDetail, type CallQuery } from './contract';
import { toCall, type CallRow } from './rules';

const LIST = 'calls';
const journeySchema = z.array(journeyStep);

const COLUMNS = `id, direction, result, started_at AS startedAt, answered_at AS answeredAt,
  ended_at AS endedAt, wait_ms AS waitMs, talk_ms AS talkMs, caller_number AS callerNumber,
  caller_name AS callerName, caller_extension_id AS callerExtensionId,
  called_number AS calledNumber, called_extension_id AS calledExtensionId,
  answered_extension_id AS answeredExtensionId, number_id AS numberId, hung_up_by AS hungUpBy,
  sip_code AS sipCode, source, 0 AS missed, NULL AS queueId, NULL AS queueOutcome,
  NULL AS queueWaitMs, NULL AS agentId, NULL AS menuKeys, NULL AS transferReason, NULL AS rating,
  0 AS recorded, 0 AS voicemail, 0 AS service`;

const OF_EXTENSION =
  '(caller_extension_id = ? OR called_extension_id = ? OR answered_extension_id = ?)';

interface Where {
  conditions: string[];
  values: unknown[];
}

/** Whose calls: of the PBX, and for a `user` of the own extension only (of none without one). */
function reachOf({ tenantId, onlyExtensionId }: TenantScope): Where {
  const where: Where = { conditions: ['tenant_id = ?'], values: [tenantId] };
  if (onlyExtensionId === undefined) return where;
  addExtension(where, onlyExtensionId ?? '');
  return where;
}

function addExtension({ conditions, values }: Where, extensionId: string): void {
  conditions.push(OF_EXTENSION);
  values.push(extensionId, extensionId, extensionId);
}

function addFilters(where: Where, query: CallQuery): void {
  const { conditions, values } = where;
  const add = (condition: string, ...bound: unknown[]) => {
    conditions.push(condition);
    values.push(...bound);
  };
  if (query.from) add('started_at >= ?', new Date(query.from));
  if (query.to) add('started_at < ?', new Date(query.to));
  if (query.direction) add('direction = ?', query.direction);
  if (query.result) add('result = ?', query.result);
  if (query.extensionId) addExtension(where, query.extensionId);
  if (query.number) {
    const part = searchedNumber(query.number).replace(/[\\%_]/g, (sign) => `\\${sign}`);
    add('(caller_number LIKE ? OR called_number LIKE ?)', `%${part}%`, `%${part}%`);
  }
}

/** `searchedTo`: see the contract. */
export interface CallPage extends Page<Call> {
  searchedTo: string | null;
}

/** Newest first. A page costs the same at the first and at the hundred millionth call. */
export async function listCalls(scope: TenantScope, query: CallQuery): Promise<CallPage> {
  const where = reachOf(scope);
  addFilters(where, query);
  const place = decodeCursor(LIST, query.cursor, 2);
  if (place) {
    const [startedAt, id] = [new Date(Number(place[0])), String(place[1])];
    where.conditions.push('(started_at < ? OR (started_at = ? AND id < ?))');
    where.values.push(startedAt, startedAt, id);
  }
  const found = await pool().query<CallRow[]>(
    `SELECT ${COLUMNS} FROM pbx_call WHERE ${where.conditions.join(' AND ')}
     ORDER BY started_at DESC, id DESC LIMIT ?`,
    [...where.values, query.limit + 1],
  );
  const placeOf = ({ startedAt, id }: CallRow) => [startedAt.getTime(), id];
  const { rows, nextCursor } = pageOf(LIST, found, query.limit, placeOf);
  return { items: rows.map((row) => toCall(row, [])), nextCursor, searchedTo: null };
}

/** 404 for a call of another PBX, and for a `user` also for a call of somebody else. */
export async function getCall(scope: TenantScope, id: string): Promise<CallDetail> {
  const { conditions, values } = reachOf(scope);
  const rows = await pool().query<(CallRow & { journey: unknown })[]>(
    `SELECT ${COLUMNS}, JSON_EXTRACT(journey, '$.steps') AS journey
     FROM pbx_call NATURAL JOIN call_journey WHERE ${conditions.join(' AND ')} AND id = ?`,
    [...values, id],
  );
  const [found] = rows;
  if (!found) throw notFound('call');
  const { journey, ...row } = found;
  const steps: unknown = typeof journey === 'string' ? JSON.parse(journey) : journey;
  const more = { quality: null, groupIds: [], menuIds: [], notes: [] };
  return { ...toCall(row, []), journey: journeySchema.parse(steps), ...more };
}
