import type { Tx } from '@/lib/db/prisma';
import { fault } from '@/lib/http/fault';
import type { TenantChange } from '@/lib/outbox/change';

const NAMED = 20;

/** The numbers whose calls come to this extension. */
async function numbersTo(tx: Tx, tenantId: string, extensionId: string) {
  const destinations = await tx.destination.findMany({
    where: { tenantId, kind: 'extension', targetId: extensionId },
    select: { id: true },
  });
  if (destinations.length === 0) return [];
  return tx.number.findMany({
    where: { tenantId, destinationId: { in: destinations.map(({ id }) => id) } },
    orderBy: { e164: 'asc' },
    select: { id: true, e164: true },
  });
}

/**
 * Before an extension goes: what leads to it is named, or re-pointed when the caller says where to.
 * Throws `in_use`, or `invalid_input` for a place that is not there.
 */
export async function freeOfLeads(
  { tx, tenant, revision, record }: TenantChange,
  id: string,
  repointTo: string | undefined,
): Promise<void> {
  const numbers = await numbersTo(tx, tenant.id, id);
  if (repointTo !== undefined) {
    const where = { id: repointTo, tenantId: tenant.id };
    const there = repointTo === id ? null : await tx.extension.findFirst({ where });
    if (!there) {
      throw fault('invalid_input', {
        public: 'There is no such extension to lead to.',
        field: 'repoint',
      });
    }
  }
  if (numbers.length === 0) return;
  if (repointTo === undefined) {
    const named = numbers.slice(0, NAMED).map(({ e164 }) => e164);
    throw fault('in_use', {
      public: `Calls to ${named.join(', ')} still come here. Lead them elsewhere first, or name an extension as \`repoint\`.`,
      errors: named.map((e164) => ({ field: 'numbers', message: e164 })),
    });
  }
  await tx.destination.updateMany({
    where: { tenantId: tenant.id, kind: 'extension', targetId: id },
    data: { targetId: repointTo },
  });
  await tx.number.updateMany({
    where: { tenantId: tenant.id, id: { in: numbers.map((number) => number.id) } },
    data: { revision, version: { increment: 1 } },
  });
  const changes = { 'destination.extensionId': [id, repointTo] as [unknown, unknown] };
  await record(
    ...numbers.map((number) => ({
      kind: 'number' as const,
      id: number.id,
      action: 'number.update',
      changes,
    })),
  );
}
