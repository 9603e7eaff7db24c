import type { PbxObject as ObjectRow } from '@/lib/db/generated/client';
import { db, type Tx } from '@/lib/db/prisma';
import type { TenantScope } from '@/lib/access/scope';
import { syncOf } from '@/lib/sync/queries';
import type { PbxObject } from './contract';
import type { JsonObject, ObjectKind } from './kind';
import { asObject } from './references';

/** The stored config in the shape of today: a field that came later has its default. */
export function storedConfig(kind: ObjectKind, config: unknown): JsonObject {
  return { ...(kind.defaults as JsonObject), ...asObject(config) };
}

/** What may be seen of what is stored. */
export function shownConfig(kind: ObjectKind, config: unknown): Record<string, unknown> {
  const stored = storedConfig(kind, config);
  const hidden = new Set<string>(kind.writeOnly ?? []);
  const fields = Object.keys(kind.config).filter((field) => !hidden.has(field));
  return Object.fromEntries(fields.map((field) => [field, stored[field]]));
}

type Derive = (row: ObjectRow) => Record<string, unknown>;

async function deriveFor(
  kind: ObjectKind,
  { tenantId }: Pick<TenantScope, 'tenantId'>,
  reader: Tx,
): Promise<Derive> {
  const { derived } = kind;
  if (!derived) return () => ({});
  const { timezone } = await reader.tenant.findUniqueOrThrow({ where: { id: tenantId } });
  const now = Date.now();
  return ({ config, enabled }) =>
    derived.of(storedConfig(kind, config), { enabled, timezone, now });
}

export async function describeObjects(
  kind: ObjectKind,
  scope: Pick<TenantScope, 'tenantId'>,
  rows: readonly ObjectRow[],
  reader: Tx = db(),
): Promise<PbxObject[]> {
  const subjects = rows.map(({ id, revision }) => ({ kind: 'object' as const, id, revision }));
  const states = await syncOf(scope, subjects, reader);
  const derive = await deriveFor(kind, scope, reader);
  return rows.map((row) => {
    const sync = states.get(row.id);
    if (!sync) throw new Error('syncOf answers for every subject');
    const { id, name, number, enabled, version } = row;
    return {
      ...{ id, name, ...(kind.numbered && { number }), enabled },
      ...shownConfig(kind, row.config),
      ...derive(row),
      ...{ version, sync },
      createdAt: row.createdAt.toISOString(),
      updatedAt: row.updatedAt.toISOString(),
    };
  });
}

export async function describeObject(
  kind: ObjectKind,
  scope: Pick<TenantScope, 'tenantId'>,
  row: ObjectRow,
  reader: Tx = db(),
): Promise<PbxObject> {
  const [described] = await describeObjects(kind, scope, [row], reader);
  if (!described) throw new Error('one row in, one row out');
  return described;
}
