import { changesOf } from '@/lib/audit/append';
import type { TenantScope } from '@/lib/access/scope';
import type { PbxObject as ObjectRow, Prisma } from '@/lib/db/generated/client';
import { db, type Tx } from '@/lib/db/prisma';
import { staleVersion } from '@/lib/outbox/versioned';
import { changeTenant, type TenantChange } from '@/lib/outbox/change';
import { methods } from '@/lib/http/methods';
import { route } from '@/lib/http/route';
import { newId } from '@/lib/shared/ids';
import { syncOf } from '@/lib/sync/queries';
import { nextConfig } from './commands';
import { shownConfig, storedConfig } from './describe';
import type { JsonObject, ObjectKind } from './kind';
import { keepReferences } from './named';
import type { Singleton, SingletonOperations } from './singleton-contract';

/** The version of what nobody has changed yet: there is no row then. */
const UNTOUCHED = 1;

const find = (kind: ObjectKind, tenantId: string, reader: Tx): Promise<ObjectRow | null> =>
  reader.pbxObject.findFirst({ where: { tenantId, kind: kind.kind } });

async function describe(
  kind: ObjectKind,
  { tenantId }: TenantScope,
  row: ObjectRow | null,
  reader: Tx,
): Promise<Singleton> {
  const subject = { kind: 'object' as const, id: row?.id ?? '', revision: row?.revision ?? 0 };
  const states = await syncOf({ tenantId }, [subject], reader);
  const sync = states.get(subject.id);
  if (!sync) throw new Error('syncOf answers for every subject');
  return { ...shownConfig(kind, row?.config), version: row?.version ?? UNTOUCHED, sync };
}

/** As it is, or as it is from the start. */
export async function getSingleton(kind: ObjectKind, scope: TenantScope): Promise<Singleton> {
  return describe(kind, scope, await find(kind, scope.tenantId, db()), db());
}

/** Looks at the rest of the PBX, whose row is locked. @throws Fault when it does not fit there. */
export type RequireFit = (change: TenantChange, config: JsonObject) => Promise<void>;

/** The row is made by the first change; the tenant's lock keeps a second from being made. */
export async function updateSingleton(
  kind: ObjectKind,
  scope: TenantScope,
  given: Record<string, unknown>,
  version: number,
  requireFit?: RequireFit,
): Promise<Singleton> {
  return changeTenant(scope, async (change) => {
    const { tx, tenant, revision, record } = change;
    const before = await find(kind, tenant.id, tx);
    if ((before?.version ?? UNTOUCHED) !== version) throw staleVersion();
    const config = nextConfig(kind, given, storedConfig(kind, before?.config));
    await requireFit?.(change, config);
    const id = before?.id ?? newId(kind.idKind);
    await keepReferences(change, { kind: kind.kind, id }, config);
    const where = { id, tenantId: tenant.id };
    const data = { config: config as Prisma.InputJsonObject, revision, version: version + 1 };
    if (before) await tx.pbxObject.updateMany({ where, data });
    else
      await tx.pbxObject.create({ data: { ...where, kind: kind.kind, name: kind.tag, ...data } });
    const fields = Object.keys(kind.config);
    const changes = changesOf(fields, shownConfig(kind, before?.config), shownConfig(kind, config));
    await record({
      ...{ kind: 'object', id, subject: kind.kind, action: `${kind.kind}.update`, changes },
    });
    return describe(kind, scope, await find(kind, tenant.id, tx), tx);
  });
}

/** What answers at `/api/v1/<path>`. */
export function singletonRoutes(
  kind: ObjectKind,
  { get, update }: SingletonOperations,
  requireFit?: RequireFit,
) {
  return methods({
    GET: route(get, ({ scope }) => getSingleton(kind, scope)),
    PATCH: route(update, ({ scope, body, ifMatch }) =>
      updateSingleton(kind, scope, body, ifMatch, requireFit),
    ),
  });
}
