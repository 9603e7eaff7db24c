import { z } from 'zod';
import { pool } from '@/lib/db/pool';
import type { TenantScope } from '@/lib/access/scope';
import { decodeCursor, encodeCursor } from '@/lib/http/cursor';
import { notFound } from '@/lib/http/fault';
import type { Page } from '@/lib/http/page';
import {
  callQuality,
  journeyStep,
  type Call,
  type CallDetail,
  type CallNote,
  type CallQuery,
} from './contract';
import { TAG_PREFIX } from './facets';
import { reachConditions } from './filters';
import { toCall, type CallRow } from './rules';
import { CALL_COLUMNS, searchCalls } from './search';

const LIST = 'calls';

/** `searchedTo`: see the contract. */
export interface CallPage extends Page<Call> {
  searchedTo: string | null;
}

/** Newest first. */
export async function listCalls(scope: TenantScope, query: CallQuery): Promise<CallPage> {
  const { cursor, limit, ...filter } = query;
  const place = decodeCursor(LIST, cursor, 2);
  const before = place && { startedAt: new Date(Number(place[0])), id: String(place[1]) };
  const { rows, next, searchedTo } = await searchCalls(pool(), scope, filter, { before, limit });
  const tags = await tagsOf(scope.tenantId, rows);
  return {
    items: rows.map((row) => toCall(row, tags.get(row.id) ?? [])),
    nextCursor: next && encodeCursor(LIST, [next.startedAt.getTime(), next.id]),
    searchedTo: searchedTo?.toISOString() ?? null,
  };
}

/** Call → its tags, oldest tag first. Rows are newest first, as a page has them. */
async function tagsOf(
  tenantId: string,
  rows: readonly Pick<CallRow, 'id' | 'startedAt'>[],
): Promise<Map<string, string[]>> {
  const tags = new Map<string, string[]>();
  if (rows.length === 0) return tags;
  const known = await pool().query<{ id: string }[]>(
    'SELECT id FROM call_tag WHERE tenant_id = ? ORDER BY id',
    [tenantId],
  );
  if (known.length === 0) return tags;
  // One range of the key for each tag: a join would read all calls of a tag.
  const found = await pool().query<{ id: string; tag: string }[]>(
    `SELECT id, SUBSTRING(facet, ?) AS tag FROM call_facet FORCE INDEX (PRIMARY)
     WHERE tenant_id = ? AND facet IN (?) AND started_at BETWEEN ? AND ? AND id IN (?)
     ORDER BY facet`,
    [
      ...[TAG_PREFIX.length + 1, tenantId, known.map(({ id }) => `${TAG_PREFIX}${id}`)],
      ...[rows.at(-1)?.startedAt, rows[0]?.startedAt, rows.map(({ id }) => id)],
    ],
  );
  for (const { id, tag } of found) tags.set(id, [...(tags.get(id) ?? []), tag]);
  return tags;
}

async function findCall(scope: TenantScope, id: string): Promise<CallRow | undefined> {
  const reach = reachConditions(scope);
  const [row] = await pool().query<CallRow[]>(
    `SELECT ${CALL_COLUMNS} FROM pbx_call AS c
     WHERE c.id = ? AND c.tenant_id = ?${reach.map(({ sql }) => ` AND ${sql}`).join('')} LIMIT 1`,
    [id, scope.tenantId, ...reach.flatMap(({ values }) => values)],
  );
  return row;
}

/** Its key, for what is written at a call. 404 as for `getCall`. */
export async function requireCall(
  scope: TenantScope,
  id: string,
): Promise<{ id: string; startedAt: Date }> {
  const row = await findCall(scope, id);
  if (!row) throw notFound('call');
  return { id: row.id, startedAt: row.startedAt };
}

/** Which of these calls may be seen. */
export async function visibleCalls(
  scope: TenantScope,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const reach = reachConditions(scope);
  const rows = await pool().query<{ id: string }[]>(
    `SELECT c.id FROM pbx_call AS c
     WHERE c.id IN (?) AND c.tenant_id = ?${reach.map(({ sql }) => ` AND ${sql}`).join('')}`,
    [ids, scope.tenantId, ...reach.flatMap(({ values }) => values)],
  );
  return new Set(rows.map(({ id }) => id));
}

/** Fields that an older version did not write are empty. */
const storedJourney = z.object({
  steps: z.array(journeyStep).default([]),
  groupIds: z.array(z.string()).default([]),
  menuIds: z.array(z.string()).default([]),
  quality: callQuality.nullable().default(null),
});

async function journeyOf(tenantId: string, { id, startedAt }: CallRow) {
  const [found] = await pool().query<{ journey: unknown }[]>(
    'SELECT journey FROM call_journey WHERE tenant_id = ? AND started_at = ? AND id = ?',
    [tenantId, startedAt, id],
  );
  const stored = found?.journey ?? {};
  const { steps, ...rest } = storedJourney.parse(
    typeof stored === 'string' ? JSON.parse(stored) : stored,
  );
  return { journey: steps, ...rest };
}

async function notesOf(tenantId: string, callId: string): Promise<CallNote[]> {
  const rows = await pool().query<(Omit<CallNote, 'createdAt'> & { createdAt: Date })[]>(
    `SELECT id, author_id AS authorId, author_name AS authorName, at_second AS atSecond, text,
       created_at AS createdAt
     FROM call_note WHERE tenant_id = ? AND call_id = ? ORDER BY id`,
    [tenantId, callId],
  );
  return rows.map((row) => ({ ...row, createdAt: row.createdAt.toISOString() }));
}

/** 404 for a call of another PBX, and for one that this person may not see. */
export async function getCall(scope: TenantScope, id: string): Promise<CallDetail> {
  const { tenantId } = scope;
  const row = await findCall(scope, id);
  if (!row) throw notFound('call');
  const [journey, notes, tags] = await Promise.all([
    journeyOf(tenantId, row),
    notesOf(tenantId, id),
    tagsOf(tenantId, [row]),
  ]);
  return { ...toCall(row, tags.get(id) ?? []), ...journey, notes };
}
