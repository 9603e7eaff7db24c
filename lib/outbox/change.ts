import type { Tenant } from '@/lib/db/generated/client';
import type { Tx } from '@/lib/db/prisma';
import { transaction } from '@/lib/db/transaction';
import type { Actor } from '@/lib/access/principal';
import { noSuchTenant, type PlatformScope } from '@/lib/access/scope';
import { appendAudit, type Changes } from '@/lib/audit/append';
import { appendOutbox, PLATFORM, type OutboxKind } from './append';
import { hint } from './hint';

export interface Recorded {
  kind: OutboxKind;
  id: string;
  /** What the audit trail calls it, when that is more than the outbox says: `ring_group`. */
  subject?: string;
  /** `extension.update`. */
  action: string;
  changes?: Changes;
}

export interface Change {
  tx: Tx;
  /** The number of this change; every object it touches carries it. */
  revision: number;
  /** Notes for the worker and for the audit trail what was touched. */
  record(...touched: Recorded[]): Promise<void>;
}

export interface TenantChange extends Change {
  tenant: Tenant;
}

/**
 * One change of a PBX in one transaction. The tenant's row is written first, so the changes of a
 * tenant stand in a queue and its revisions are given in commit order. Afterwards the worker is
 * woken. A change that throws leaves nothing behind, not even a gap in the revisions.
 */
export async function changeTenant<T>(
  { tenantId, actor }: { tenantId: string; actor: Actor },
  run: (change: TenantChange) => Promise<T>,
): Promise<T> {
  const done = await transaction(async (tx) => {
    const { count } = await tx.tenant.updateMany({
      where: { id: tenantId },
      data: { revision: { increment: 1 } },
    });
    if (count === 0) throw noSuchTenant();
    const tenant = await tx.tenant.findUniqueOrThrow({ where: { id: tenantId } });
    const { revision } = tenant;
    const record = async (...touched: Recorded[]) => {
      const pointers = touched.map(({ kind, id }) => ({ tenantId, kind, subjectId: id, revision }));
      await appendOutbox(tx, pointers);
      await appendAudit(
        tx,
        touched.map(({ kind, id, subject = kind, action, changes }) => ({
          actor,
          tenantId,
          action,
          subject: { kind: subject, id },
          ...(changes && { changes }),
        })),
      );
    };
    return run({ tx, tenant, revision, record });
  });
  hint(tenantId);
  return done;
}

/** The same for what belongs to the installation: media nodes and trunks. */
export async function changePlatform<T>(
  { actor }: PlatformScope,
  run: (change: Change) => Promise<T>,
): Promise<T> {
  const done = await transaction(async (tx) => {
    const { revision } = await tx.platform.update({
      where: { id: PLATFORM },
      data: { revision: { increment: 1 } },
    });
    const record = async (...touched: Recorded[]) => {
      const place = { tenantId: PLATFORM, revision };
      await appendOutbox(
        tx,
        touched.map(({ kind, id }) => ({ ...place, kind, subjectId: id })),
      );
      await appendAudit(
        tx,
        touched.map(({ kind, id, action, changes }) => ({
          actor,
          tenantId: null,
          action,
          subject: { kind, id },
          ...(changes && { changes }),
        })),
      );
    };
    return run({ tx, revision, record });
  });
  hint(PLATFORM);
  return done;
}
