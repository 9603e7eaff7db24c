import type { z } from 'zod';
import type { TenantScope } from '@/lib/access/scope';
import { appendAudit } from '@/lib/audit/append';
import { visibleCalls } from '@/lib/calls/queries';
import type { Prisma, Recording as Row } from '@/lib/db/generated/client';
import { db } from '@/lib/db/prisma';
import { transaction } from '@/lib/db/transaction';
import { decodeCursor, encodeCursor, type Place } from '@/lib/http/cursor';
import { notFound } from '@/lib/http/fault';
import type { FileAnswer } from '@/lib/http/file-answer';
import { pageOf, type Page } from '@/lib/http/page';
import { searchedNumber } from '@/lib/numbers/rules';
import { audioAnswer } from '@/lib/stored-files/queries';
import type { listRecordings as listOperation, Recording } from './contract';

const LIST = 'recordings';
const GROUP_STEP = 200;
const GROUP_ROUNDS = 5;
type Query = z.output<(typeof listOperation)['query']>;

type Listed = Omit<Row, 'peaks'>;

function ofPbx({ tenantId, onlyExtensionId }: TenantScope) {
  const own = onlyExtensionId === undefined ? {} : { extensionId: onlyExtensionId ?? '' };
  return { tenantId, kind: 'call', ...own };
}

/**
 * To find one: of the PBX, calls only, for who sees only the own calls those of the own extension,
 * for a supervisor with groups those whose call is seen.
 */
export async function reachOf(scope: TenantScope, id: string) {
  const where = { ...ofPbx(scope), id };
  if (scope.onlyGroupIds === undefined) return where;
  const row = await db().recording.findFirst({ where, select: { callId: true } });
  const seen = await visibleCalls(scope, row ? [row.callId] : []);
  return { ...where, callId: { in: [...seen] } };
}

function describe(row: Listed): Recording {
  const { id, callId, seconds, bytes, callerNumber, callerName, calledNumber } = row;
  return {
    ...{ id, callId, seconds, bytes, callerNumber, callerName, calledNumber },
    startedAt: row.startedAt.toISOString(),
    stereo: row.channels === 2,
    ...{ extensionId: row.extensionId, queueId: row.queueId, numberId: row.numberId },
    expiresAt: row.expiresAt?.toISOString() ?? null,
  };
}

function filtersOf(query: Query): Prisma.RecordingWhereInput[] {
  const { from, to, callId, extensionId, queueId, numberId, number } = query;
  const part = number && { contains: searchedNumber(number) };
  return [
    ...(from ? [{ startedAt: { gte: new Date(from) } }] : []),
    ...(to ? [{ startedAt: { lt: new Date(to) } }] : []),
    ...(callId ? [{ callId }] : []),
    ...(extensionId ? [{ extensionId }] : []),
    ...(queueId ? [{ queueId }] : []),
    ...(numberId ? [{ numberId }] : []),
    ...(part ? [{ OR: [{ callerNumber: part }, { calledNumber: part }] }] : []),
  ];
}

const placeOf = ({ startedAt, id }: Listed) => [startedAt.getTime(), id];

/** Newest first, older than `place`. */
function readRows(
  scope: TenantScope,
  filters: readonly Prisma.RecordingWhereInput[],
  place: Place | undefined,
  take: number,
): Promise<Listed[]> {
  const AND = [...filters];
  if (place) {
    const [startedAt, id] = [new Date(Number(place[0])), String(place[1])];
    AND.push({ OR: [{ startedAt: { lt: startedAt } }, { startedAt, id: { lt: id } }] });
  }
  return db().recording.findMany({
    where: { ...ofPbx(scope), AND },
    orderBy: [{ startedAt: 'desc' }, { id: 'desc' }],
    take,
    omit: { peaks: true },
  });
}

/** Looks at a bounded number of recordings; then the page is short and still has a next one. */
async function pageOfGroups(
  scope: TenantScope,
  filters: readonly Prisma.RecordingWhereInput[],
  begin: Place | undefined,
  limit: number,
): Promise<Page<Recording>> {
  const shown: Listed[] = [];
  let place = begin;
  for (let round = 0; round < GROUP_ROUNDS; round += 1) {
    const rows = await readRows(scope, filters, place, GROUP_STEP);
    const seen = await visibleCalls(scope, [...new Set(rows.map(({ callId }) => callId))]);
    shown.push(...rows.filter(({ callId }) => seen.has(callId)));
    const last = rows.at(-1);
    if (shown.length > limit || !last || rows.length < GROUP_STEP) {
      const page = pageOf(LIST, shown, limit, placeOf);
      return { items: page.rows.map(describe), nextCursor: page.nextCursor };
    }
    place = placeOf(last);
  }
  return { items: shown.map(describe), nextCursor: place ? encodeCursor(LIST, place) : null };
}

/** Newest first. */
export async function listRecordings(scope: TenantScope, query: Query): Promise<Page<Recording>> {
  const place = decodeCursor(LIST, query.cursor, 2);
  const filters = filtersOf(query);
  if (scope.onlyGroupIds !== undefined) return pageOfGroups(scope, filters, place, query.limit);
  const found = await readRows(scope, filters, place, query.limit + 1);
  const { rows, nextCursor } = pageOf(LIST, found, query.limit, placeOf);
  return { items: rows.map(describe), nextCursor };
}

/** A player asks for a file in parts: only the first of them is "somebody listened". */
export function isBeginning(range: string | null): boolean {
  return range === null || range.trim().startsWith('bytes=0-');
}

export async function getRecordingAudio(
  scope: TenantScope,
  id: string,
  headers: Headers,
): Promise<FileAnswer> {
  const row = await db().recording.findFirst({ where: await reachOf(scope, id) });
  if (!row) throw notFound('recording');
  if (isBeginning(headers.get('range'))) {
    const { tenantId, actor } = scope;
    const subject = { kind: 'recording', id };
    await transaction((tx) =>
      appendAudit(tx, [{ actor, tenantId, action: 'recording.listen', subject }]),
    );
  }
  return audioAnswer({ key: row.storageKey, bytes: row.bytes, etag: id, saveAs: `${id}.wav` });
}
