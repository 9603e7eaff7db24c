import { db, type Tx } from '@/lib/db/prisma';
import type { MediaNode as MediaNodeRow } from '@/lib/db/generated/client';
import type { PlatformScope } from '@/lib/access/scope';
import { documentsAfter } from '@/lib/db/documents';
import { decodeCursor } from '@/lib/http/cursor';
import { notFound } from '@/lib/http/fault';
import { pageOf, type Page } from '@/lib/http/page';
import type { MediaNode } from './contract';
import { toMediaNode } from './describe';

const LIST = 'media-nodes';

export async function describeMediaNode(row: MediaNodeRow): Promise<MediaNode> {
  return toMediaNode(row, await documentsAfter(row.appliedSeq));
}

/** Sorted by name. */
export async function listMediaNodes(
  _scope: PlatformScope,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): Promise<Page<MediaNode>> {
  const after = decodeCursor(LIST, cursor, 1)?.map(String)[0];
  const found = await db().mediaNode.findMany({
    where: after === undefined ? {} : { name: { gt: after } },
    orderBy: { name: 'asc' },
    take: limit + 1,
  });
  const { rows, nextCursor } = pageOf(LIST, found, limit, ({ name }) => [name]);
  return { items: await Promise.all(rows.map(describeMediaNode)), nextCursor };
}

export async function requireMediaNode(reader: Tx, id: string): Promise<MediaNodeRow> {
  const row = await reader.mediaNode.findUnique({ where: { id } });
  if (!row) throw notFound('media node');
  return row;
}

export async function getMediaNode(_scope: PlatformScope, id: string): Promise<MediaNode> {
  return describeMediaNode(await requireMediaNode(db(), id));
}
