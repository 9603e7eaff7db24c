import type { z } from 'zod';
import type { TenantScope } from '@/lib/access/scope';
import { appendAudit } from '@/lib/audit/append';
import type { Prisma, Recording as Row } from '@/lib/db/generated/client';
import { db } from '@/lib/db/prisma';
import { transaction } from '@/lib/db/transaction';
import { decodeCursor } from '@/lib/http/cursor';
import { notFound } from '@/lib/http/fault';
import type { FileAnswer } from '@/lib/http/file-answer';
import { pageOf, type Page } from '@/lib/http/page';
import { searchedNumber } from '@/lib/numbers/rules';
import { audioAnswer } from '@/lib/stored-files/queries';
import type { listRecordings as listOperation, Recording } from './contract';

const LIST = 'recordings';
type Query = z.output<(typeof listOperation)['query']>;

/** Of the PBX, calls only, and for who sees only the own calls those of the own extension. */
export function reachOf({ tenantId, onlyExtensionId }: TenantScope) {
  const own = onlyExtensionId === undefined ? {} : { extensionId: onlyExtensionId ?? '' };
  return { tenantId, kind: 'call', ...own };
}

function describe(row: Omit<Row, 'peaks'>): Recording {
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

/** Newest first. */
export async function listRecordings(scope: TenantScope, query: Query): Promise<Page<Recording>> {
  const place = decodeCursor(LIST, query.cursor, 2);
  const filters = filtersOf(query);
  if (place) {
    const [startedAt, id] = [new Date(Number(place[0])), String(place[1])];
    filters.push({ OR: [{ startedAt: { lt: startedAt } }, { startedAt, id: { lt: id } }] });
  }
  const found = await db().recording.findMany({
    where: { ...reachOf(scope), AND: filters },
    orderBy: [{ startedAt: 'desc' }, { id: 'desc' }],
    take: query.limit + 1,
    omit: { peaks: true },
  });
  const placeOf = ({ startedAt, id }: Omit<Row, 'peaks'>) => [startedAt.getTime(), id];
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
  const row = await db().recording.findFirst({ where: { ...reachOf(scope), id } });
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
