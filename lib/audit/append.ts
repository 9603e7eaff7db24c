import { writeRows } from '@/lib/db/bulk-write';
import type { Tx } from '@/lib/db/prisma';
import type { Actor } from '@/lib/access/principal';
import { newId } from '@/lib/shared/ids';

export interface AuditEntry {
  actor: Actor;
  tenantId: string | null;
  resellerId?: string | null;
  /** `extension.update`. */
  action: string;
  subject: { kind: string; id: string };
  changes?: Changes;
}

/** Field → before and after; never a secret. */
export type Changes = Record<string, [before: unknown, after: unknown]>;

/** What differs of these fields. A null `before` means created, a null `after` removed. */
export function changesOf<T extends object>(
  fields: readonly (keyof T & string)[],
  before: T | null,
  after: T | null,
): Changes {
  const changes: Changes = {};
  for (const field of fields) {
    const [was, is] = [before?.[field] ?? null, after?.[field] ?? null];
    if (JSON.stringify(was) !== JSON.stringify(is)) changes[field] = [was, is];
  }
  return changes;
}

export async function appendAudit(tx: Tx, entries: readonly AuditEntry[]): Promise<void> {
  const createdAt = new Date();
  await writeRows(
    tx,
    'audit_event',
    entries.map(({ actor, tenantId, resellerId = null, action, subject, changes }) => ({
      id: newId('auditEvent'),
      tenant_id: tenantId,
      reseller_id: resellerId,
      actor_kind: actor.kind,
      actor_id: actor.id,
      actor_name: actor.name.slice(0, 120),
      action,
      subject_kind: subject.kind,
      subject_id: subject.id,
      changes: changes ? JSON.stringify(changes) : null,
      ip: actor.ip,
      request_id: actor.requestId,
      created_at: createdAt,
    })),
  );
}
