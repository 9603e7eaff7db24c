import { z } from 'zod';
import { db } from '@/lib/db/prisma';
import type { AuditEvent as AuditRow } from '@/lib/db/generated/client';
import type { TenantScope } from '@/lib/access/scope';
import { decodeCursor } from '@/lib/http/cursor';
import { pageOf, type Page } from '@/lib/http/page';
import type { AuditEvent, listAuditEvents as listOperation } from './contract';

const LIST = 'audit';
const changesSchema = z.record(z.string(), z.tuple([z.unknown(), z.unknown()])).nullable();

function toAuditEvent(row: AuditRow): AuditEvent {
  const { id, action, ip, requestId } = row;
  return {
    ...{ id, action, ip, requestId },
    at: row.createdAt.toISOString(),
    actor: { kind: row.actorKind, id: row.actorId, name: row.actorName },
    subject: { kind: row.subjectKind, id: row.subjectId },
    changes: changesSchema.parse(row.changes),
  };
}

/** Newest first: ids sort by time. */
export async function listAuditEvents(
  { tenantId }: TenantScope,
  { subjectId, action, limit, cursor }: z.output<(typeof listOperation)['query']>,
): Promise<Page<AuditEvent>> {
  const before = decodeCursor(LIST, cursor, 1)?.map(String)[0];
  const found = await db().auditEvent.findMany({
    where: {
      tenantId,
      ...(subjectId && { subjectId }),
      ...(action && { action }),
      ...(before !== undefined && { id: { lt: before } }),
    },
    orderBy: { id: 'desc' },
    take: limit + 1,
  });
  const { rows, nextCursor } = pageOf(LIST, found, limit, ({ id }) => [id]);
  return { items: rows.map(toAuditEvent), nextCursor };
}
