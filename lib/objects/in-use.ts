import { changesOf } from '@/lib/audit/append';
import type { Prisma } from '@/lib/db/generated/client';
import { fault } from '@/lib/http/fault';
import type { TenantChange } from '@/lib/outbox/change';
import { requireNoLoop } from '@/lib/routing/require-no-loop';
import type { JsonObject } from './kind';
import { keepReferences } from './named';
import { asObject, renamed } from './references';

const NAMED = 20;

interface Owner {
  table: 'extension' | 'number' | 'object';
  kind: string;
  id: string;
  name: string;
  config: JsonObject;
}

/** Whoever names this id. */
async function ownersNaming({ tx, tenant }: TenantChange, targetId: string): Promise<Owner[]> {
  const rows = await tx.objectReference.findMany({
    where: { tenantId: tenant.id, targetId, ownerId: { not: targetId } },
    select: { ownerId: true },
    distinct: ['ownerId'],
  });
  const where = { tenantId: tenant.id, id: { in: rows.map(({ ownerId }) => ownerId) } };
  const extensions = await tx.extension.findMany({ where });
  const numbers = await tx.number.findMany({ where });
  const objects = await tx.pbxObject.findMany({ where });
  return [
    ...numbers.map(({ id, e164, config }) => ({
      ...{ table: 'number' as const, kind: 'number', id, name: e164, config: asObject(config) },
    })),
    ...extensions.map(({ id, number, name, config }) => ({
      ...{ table: 'extension' as const, kind: 'extension', id, name: `${number} ${name}` },
      config: asObject(config),
    })),
    ...objects.map(({ id, kind, name, config }) => ({
      ...{ table: 'object' as const, kind, id, name, config: asObject(config) },
    })),
  ];
}

function refuse(singular: string, owners: readonly Owner[]): never {
  const named = owners.slice(0, NAMED);
  const rest = owners.length - named.length;
  const list = named.map(({ name }) => name).join(', ') + (rest > 0 ? ` and ${rest} more` : '');
  throw fault('in_use', {
    public: `This ${singular} is used by ${list}. Change them first, or name another as \`repoint\`.`,
    errors: named.map(({ kind, name }) => ({ field: kind, message: name })),
  });
}

async function store(change: TenantChange, owner: Owner, config: JsonObject): Promise<void> {
  const { tx, tenant, revision, record } = change;
  const { table, kind, id } = owner;
  const where = { tenantId: tenant.id, id };
  const data = {
    ...{ config: config as Prisma.InputJsonObject, revision, version: { increment: 1 } },
  };
  if (table === 'extension') await tx.extension.updateMany({ where, data });
  else if (table === 'number') await tx.number.updateMany({ where, data });
  else await tx.pbxObject.updateMany({ where, data });
  await keepReferences(change, { kind, id }, config);
  const changes = changesOf(Object.keys(config), owner.config, config);
  await record({ kind: table, id, subject: kind, action: `${kind}.update`, changes });
}

/**
 * Before something goes: who names it is told, or all of them name `repointTo` instead, which must be
 * of the same kind.
 * @throws Fault in_use with a list, or invalid_input for a place that is not there.
 */
export async function freeOfReferences(
  change: TenantChange,
  gone: { kind: string; id: string; singular: string },
  repointTo: string | undefined,
): Promise<void> {
  const { tx, tenant } = change;
  if (repointTo !== undefined) {
    const where = { id: repointTo, tenantId: tenant.id };
    const there =
      repointTo === gone.id
        ? null
        : gone.kind === 'extension'
          ? await tx.extension.findFirst({ where })
          : await tx.pbxObject.findFirst({ where: { ...where, kind: gone.kind } });
    if (!there) {
      throw fault('invalid_input', {
        public: `There is no such ${gone.singular} to lead to.`,
        field: 'repoint',
      });
    }
  }
  const owners = await ownersNaming(change, gone.id);
  if (owners.length === 0) return;
  if (repointTo === undefined) refuse(gone.singular, owners);
  for (const owner of owners) {
    await store(change, owner, renamed(owner.config, gone.id, repointTo));
  }
  await requireNoLoop(change, { kind: gone.kind, id: repointTo });
}
