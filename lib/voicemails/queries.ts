import type { z } from 'zod';
import type { TenantScope } from '@/lib/access/scope';
import { appendAudit } from '@/lib/audit/append';
import type { Prisma, VoicemailMessage as Row } from '@/lib/db/generated/client';
import { db, type Tx } from '@/lib/db/prisma';
import { transaction } from '@/lib/db/transaction';
import { configOf } from '@/lib/extensions/config';
import { decodeCursor } from '@/lib/http/cursor';
import { notFound } from '@/lib/http/fault';
import type { FileAnswer } from '@/lib/http/file-answer';
import { pageOf, type Page } from '@/lib/http/page';
import { audioAnswer } from '@/lib/stored-files/queries';
import type { listVoicemailMessages as listOperation, VoicemailMessage } from './message-contract';

const LIST = 'voicemail-messages';
type Query = z.output<(typeof listOperation)['query']>;

/** Of the PBX; for who sees only the own: of the box of the own extension. */
export async function reachOf(
  { tenantId, onlyExtensionId }: TenantScope,
  reader: Tx = db(),
): Promise<{ tenantId: string; boxId?: string }> {
  if (onlyExtensionId === undefined) return { tenantId };
  const where = { tenantId, id: onlyExtensionId ?? '' };
  const extension = await reader.extension.findFirst({ where });
  return { tenantId, boxId: (extension && configOf(extension).voicemail) ?? '' };
}

export function describeMessage(row: Row): VoicemailMessage {
  const { id, boxId, seconds, bytes, callId, callerNumber, callerName, saved, fromBoxId } = row;
  return {
    ...{ id, boxId, receivedAt: row.receivedAt.toISOString(), seconds, bytes },
    ...{ callId, callerNumber, callerName, heard: row.heardAt !== null, saved, fromBoxId },
    expiresAt: row.expiresAt?.toISOString() ?? null,
  };
}

function filtersOf({ boxId, heard }: Query): Prisma.VoicemailMessageWhereInput[] {
  return [
    ...(boxId === undefined ? [] : [{ boxId }]),
    ...(heard === undefined ? [] : [{ heardAt: heard ? { not: null } : null }]),
  ];
}

/** Newest first. */
export async function listVoicemailMessages(
  scope: TenantScope,
  query: Query,
): Promise<Page<VoicemailMessage>> {
  const place = decodeCursor(LIST, query.cursor, 2);
  const filters = filtersOf(query);
  if (place) {
    const [receivedAt, id] = [new Date(Number(place[0])), String(place[1])];
    filters.push({ OR: [{ receivedAt: { lt: receivedAt } }, { receivedAt, id: { lt: id } }] });
  }
  const found = await db().voicemailMessage.findMany({
    where: { ...(await reachOf(scope)), AND: filters },
    orderBy: [{ receivedAt: 'desc' }, { id: 'desc' }],
    take: query.limit + 1,
  });
  const placeOf = ({ receivedAt, id }: Row) => [receivedAt.getTime(), id];
  const { rows, nextCursor } = pageOf(LIST, found, query.limit, placeOf);
  return { items: rows.map(describeMessage), nextCursor };
}

/** A player asks for a file in parts: only the first of them is "somebody listened". */
function isBeginning(range: string | null): boolean {
  return range === null || range.trim().startsWith('bytes=0-');
}

export async function getVoicemailAudio(
  scope: TenantScope,
  id: string,
  headers: Headers,
): Promise<FileAnswer> {
  const row = await db().voicemailMessage.findFirst({ where: { ...(await reachOf(scope)), id } });
  if (!row) throw notFound('voicemail message');
  if (isBeginning(headers.get('range'))) {
    const { tenantId, actor } = scope;
    const subject = { kind: 'voicemail_message', id };
    await transaction((tx) =>
      appendAudit(tx, [{ actor, tenantId, action: 'voicemail_message.listen', subject }]),
    );
  }
  return audioAnswer({ key: row.storageKey, bytes: row.bytes, etag: id, saveAs: `${id}.wav` });
}
