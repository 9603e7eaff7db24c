import type { TenantScope } from '@/lib/access/scope';
import type { CallNote } from '@/lib/calls/contract';
import type { CallNote as NoteRow } from '@/lib/db/generated/client';
import { db } from '@/lib/db/prisma';
import type { CallTag } from './contract';

export function toNote({ id, authorId, authorName, atSecond, text, createdAt }: NoteRow): CallNote {
  return { id, authorId, authorName, atSecond, text, createdAt: createdAt.toISOString() };
}

/** All of them: there are few, and a filter offers them. By name. */
export async function listCallTags({ tenantId }: Pick<TenantScope, 'tenantId'>) {
  const rows = await db().callTag.findMany({ where: { tenantId } });
  const items: CallTag[] = rows.map(({ id, name }) => ({ id, name }));
  return { items: items.toSorted((one, other) => one.name.localeCompare(other.name, 'en')) };
}
