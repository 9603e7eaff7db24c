import { fault } from '@/lib/http/fault';
import { appendOutbox } from '@/lib/outbox/append';
import type { TenantChange } from '@/lib/outbox/change';
import { ENTRIES_MAX, PATTERNS_MAX } from './rules';

/** Notes which groups are to be rendered again: a hundred pointers at most, whatever was imported. */
export async function touch(
  { tx, tenant, revision }: TenantChange,
  groups: readonly number[],
): Promise<void> {
  const base = { tenantId: tenant.id, kind: 'block_list' as const, revision };
  const pointers = [...new Set(groups)].map((group) => ({ ...base, subjectId: String(group) }));
  await appendOutbox(tx, pointers);
  const { count } = await tx.blockList.updateMany({
    where: { tenantId: tenant.id },
    data: { revision },
  });
  if (count === 0) await tx.blockList.create({ data: { tenantId: tenant.id, revision } });
}

/** @throws Fault conflict when these would be too many. */
export async function requireRoom(
  { tx, tenant }: TenantChange,
  more: { entries: number; patterns: number },
): Promise<void> {
  const where = { tenantId: tenant.id };
  if ((await tx.blockEntry.count({ where })) + more.entries > ENTRIES_MAX) {
    throw fault('conflict', { public: `At most ${ENTRIES_MAX} entries. Remove some first.` });
  }
  if (more.patterns === 0) return;
  const patterns = await tx.blockEntry.count({ where: { ...where, matches: 'pattern' } });
  if (patterns + more.patterns > PATTERNS_MAX) {
    throw fault('conflict', { public: `At most ${PATTERNS_MAX} patterns. Remove some first.` });
  }
}
