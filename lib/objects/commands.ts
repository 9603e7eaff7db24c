import { changesOf } from '@/lib/audit/append';
import type { TenantScope } from '@/lib/access/scope';
import { duplicateOf } from '@/lib/db/errors';
import type { PbxObject as ObjectRow, Prisma } from '@/lib/db/generated/client';
import { fault, notFound } from '@/lib/http/fault';
import { changeTenant, type TenantChange } from '@/lib/outbox/change';
import { missed } from '@/lib/outbox/versioned';
import { requireNoLoop } from '@/lib/routing/require-no-loop';
import { newId } from '@/lib/shared/ids';
import type { ObjectBody, PbxObject } from './contract';
import { describeObject, shownConfig, storedConfig } from './describe';
import { freeOfReferences } from './in-use';
import type { JsonObject, ObjectKind } from './kind';
import { dropReferences, keepReferences } from './named';
import { requireFreeNumber } from './numbers';

type Row = ObjectRow;

async function requireObject(kind: ObjectKind, { tx, tenant }: TenantChange, id: string) {
  const where = { id, tenantId: tenant.id, kind: kind.kind };
  const row = await tx.pbxObject.findFirst({ where });
  if (!row) throw notFound(kind.singular);
  return row;
}

/** What the audit trail may hold: never what is write-only. */
function audited(kind: ObjectKind, row: Row | null): Record<string, unknown> | null {
  if (!row) return null;
  const { name, number, enabled } = row;
  return { name, number, enabled, ...shownConfig(kind, row.config) };
}

async function noteChange(
  kind: ObjectKind,
  { record }: TenantChange,
  action: 'create' | 'update' | 'remove',
  before: Row | null,
  after: Row | null,
): Promise<void> {
  const fields = ['name', 'number', 'enabled', ...Object.keys(kind.config)];
  const id = (after ?? before)?.id ?? '';
  const changes = changesOf(fields, audited(kind, before), audited(kind, after));
  const { kind: subject } = kind;
  await record({ kind: 'object', id, subject, action: `${subject}.${action}`, changes });
}

/** The config as it will be stored, checked as a whole. */
export function nextConfig(
  kind: ObjectKind,
  given: Record<string, unknown>,
  before: JsonObject | undefined,
): JsonObject {
  const whole = { ...before, ...given } as JsonObject;
  const errors = kind.check?.(whole) ?? [];
  if (errors.length > 0) {
    throw fault('invalid_input', {
      public: 'Some fields do not fit together; see `errors`.',
      errors,
    });
  }
  return kind.toStored ? kind.toStored(whole, before) : whole;
}

async function orNumberTaken<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (duplicateOf(error) === undefined) throw error;
    throw fault('conflict', {
      public: 'This number is in use already.',
      field: 'number',
      internal: error,
    });
  }
}

export async function createObject(
  kind: ObjectKind,
  scope: TenantScope,
  { name, number = null, enabled, ...given }: ObjectBody,
): Promise<PbxObject> {
  return changeTenant(scope, async (change) => {
    const { tx, tenant, revision } = change;
    const id = newId(kind.idKind);
    const config = nextConfig(kind, given, undefined);
    await requireFreeNumber(change, number, id);
    await keepReferences(change, { kind: kind.kind, id }, config);
    const base = { id, tenantId: tenant.id, kind: kind.kind, revision };
    const data = { ...base, name, number, enabled, config: config as Prisma.InputJsonObject };
    const row = await orNumberTaken(() => tx.pbxObject.create({ data }));
    await noteChange(kind, change, 'create', null, row);
    return describeObject(kind, scope, row, tx);
  });
}

export async function updateObject(
  kind: ObjectKind,
  scope: TenantScope,
  id: string,
  { name, number, enabled, ...given }: Partial<ObjectBody>,
  version: number,
): Promise<PbxObject> {
  return changeTenant(scope, async (change) => {
    const { tx, tenant, revision } = change;
    const before = await requireObject(kind, change, id);
    if (before.version !== version) throw missed(kind.singular, true);
    const config = nextConfig(kind, given, storedConfig(kind, before.config));
    if (number !== undefined) await requireFreeNumber(change, number, id);
    await keepReferences(change, { kind: kind.kind, id }, config);
    const data = {
      ...(name !== undefined && { name }),
      ...(number !== undefined && { number }),
      ...(enabled !== undefined && { enabled }),
      ...{ config: config as Prisma.InputJsonObject, revision, version: { increment: 1 } },
    };
    const where = { id, tenantId: tenant.id, version };
    await orNumberTaken(() => tx.pbxObject.updateMany({ where, data }));
    await requireNoLoop(change, { kind: kind.kind, id });
    const after = await requireObject(kind, change, id);
    await noteChange(kind, change, 'update', before, after);
    return describeObject(kind, scope, after, tx);
  });
}

export async function removeObject(
  kind: ObjectKind,
  scope: TenantScope,
  id: string,
  version: number,
  repointTo: string | undefined,
  /** In the same transaction: what goes with it. */
  also?: (change: TenantChange, removed: Row) => Promise<void>,
): Promise<void> {
  await changeTenant(scope, async (change) => {
    const { tx, tenant } = change;
    const before = await requireObject(kind, change, id);
    if (before.version !== version) throw missed(kind.singular, true);
    await freeOfReferences(change, { kind: kind.kind, id, singular: kind.singular }, repointTo);
    await dropReferences(change, { kind: kind.kind, id });
    await tx.pbxObject.deleteMany({ where: { id, tenantId: tenant.id, version } });
    await also?.(change, before);
    await noteChange(kind, change, 'remove', before, null);
  });
}
