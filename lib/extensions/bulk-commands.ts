import { changesOf } from '@/lib/audit/append';
import type { TenantScope } from '@/lib/access/scope';
import { fault, type FieldError } from '@/lib/http/fault';
import { requireOwnNumbers } from '@/lib/numbers/own-numbers';
import { changeTenant } from '@/lib/outbox/change';
import type { z } from 'zod';
import type { updateExtensions as bulkOperation } from './bulk-contract';
import { AUDITED } from './commands';
import type { Extension } from './contract';
import { describeExtensions, WITH_DEVICES, type ExtensionWithDevices } from './describe';

type Bulk = z.output<(typeof bulkOperation)['body']>;
const ERRORS_SHOWN = 50;

/** Names every item that cannot be changed; then none is. */
function faultsOf(items: Bulk['items'], rows: ReadonlyMap<string, ExtensionWithDevices>) {
  const seen = new Set<string>();
  const stale: FieldError[] = [];
  const missing: FieldError[] = [];
  items.forEach(({ id, version }, index) => {
    const row = rows.get(id);
    const field = `items.${index}`;
    if (seen.has(id)) missing.push({ field: `${field}.id`, message: 'Is given twice.' });
    else if (!row) missing.push({ field: `${field}.id`, message: 'There is no such extension.' });
    else if (row.version !== version) {
      stale.push({ field: `${field}.version`, message: 'It was changed in the meantime.' });
    }
    seen.add(id);
  });
  return { stale, missing };
}

/** The same change to up to a thousand extensions: one transaction, one revision, all or nothing. */
export async function updateExtensions(
  scope: TenantScope,
  { items, set }: Bulk,
): Promise<{ items: Extension[] }> {
  return changeTenant(scope, async ({ tx, tenant, revision, record }) => {
    const where = { tenantId: tenant.id, id: { in: items.map(({ id }) => id) } };
    const found = await tx.extension.findMany({ where, include: WITH_DEVICES });
    const before = new Map(found.map((row) => [row.id, row]));
    const { stale, missing } = faultsOf(items, before);
    if (missing.length > 0) {
      throw fault('invalid_input', {
        public: 'Some of the extensions cannot be changed; none was.',
        errors: missing.slice(0, ERRORS_SHOWN),
      });
    }
    if (stale.length > 0) {
      throw fault('stale_version', {
        public: 'Some of the extensions were changed in the meantime; none was changed now.',
        errors: stale.slice(0, ERRORS_SHOWN),
      });
    }
    const shown = { field: 'set.outboundCallerId', e164: set.outboundCallerId };
    await requireOwnNumbers({ tx, tenant }, shown);
    // The tenant's row is locked by this transaction: nothing can have come in between.
    await tx.extension.updateMany({
      where,
      data: { ...set, revision, version: { increment: 1 } },
    });
    const after = await tx.extension.findMany({ where, include: WITH_DEVICES });
    await record(
      ...after.map((row) => ({
        kind: 'extension' as const,
        id: row.id,
        action: 'extension.update',
        changes: changesOf(AUDITED, before.get(row.id) ?? null, row),
      })),
    );
    after.sort((left, right) => (left.number < right.number ? -1 : 1));
    return { items: await describeExtensions(scope, after, tx) };
  });
}
