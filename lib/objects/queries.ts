import { db } from '@/lib/db/prisma';
import { inOrder, searchIds } from '@/lib/db/search';
import type { TenantScope } from '@/lib/access/scope';
import { decodeCursor } from '@/lib/http/cursor';
import { notFound } from '@/lib/http/fault';
import { pageOf, type Page } from '@/lib/http/page';
import type { PbxObject, Reference, TargetItem } from './contract';
import { describeObject, describeObjects } from './describe';
import type { ObjectKind } from './kind';

interface ListQuery {
  limit: number;
  cursor?: string | undefined;
  q?: string | undefined;
  enabled?: boolean | undefined;
}

/** Sorted by name. */
export async function listObjects(
  kind: ObjectKind,
  scope: TenantScope,
  { limit, cursor, q, enabled }: ListQuery,
): Promise<Page<PbxObject>> {
  const { tenantId } = scope;
  const list = `objects.${kind.kind}`;
  const after = decodeCursor(list, cursor, 2)?.map(String);
  const filters = { tenantId, kind: kind.kind, enabled };
  const ids = await searchIds('objects', { filters, q, after, limit });
  const found = await db().pbxObject.findMany({ where: { tenantId, id: { in: ids } } });
  const { rows, nextCursor } = pageOf(list, inOrder(ids, found), limit, ({ name, id }) => [
    name,
    id,
  ]);
  return { items: await describeObjects(kind, scope, rows), nextCursor };
}

/** 404 for one of another PBX, and for one of another kind. */
export async function getObject(
  kind: ObjectKind,
  scope: TenantScope,
  id: string,
): Promise<PbxObject> {
  const where = { id, tenantId: scope.tenantId, kind: kind.kind };
  const row = await db().pbxObject.findFirst({ where });
  if (!row) throw notFound(kind.singular);
  return describeObject(kind, scope, row);
}

const TARGETS_AT_ONCE = 50;

function words(list: string | undefined): string[] | undefined {
  return list === undefined ? undefined : list.split(',').slice(0, 200);
}

interface TargetQuery {
  q?: string | undefined;
  kind?: string | undefined;
  ids?: string | undefined;
}

/**
 * Extensions first, then objects by name. `ids` are answered whole, else at most 50 of a search,
 * which compares as the lists do: without regard to case and accents.
 */
export async function listTargets(
  { tenantId }: TenantScope,
  { q, kind, ids }: TargetQuery,
): Promise<{ items: TargetItem[] }> {
  const named = words(ids);
  const kinds = words(kind);
  const limit = named ? named.length : TARGETS_AT_ONCE;
  const among = async (
    list: 'extensions' | 'objects',
    filters: { tenantId: string; kind?: string[] | undefined },
  ) => {
    const found = q ? await searchIds(list, { filters, q, limit }) : undefined;
    const wanted = named && found ? found.filter((id) => named.includes(id)) : (named ?? found);
    return { tenantId, ...(wanted && { id: { in: wanted } }) };
  };
  const select = { id: true, name: true, number: true, enabled: true };
  const wantsExtensions = !kinds || kinds.includes('extension');
  const [extensions, objects] = await Promise.all([
    wantsExtensions
      ? db().extension.findMany({
          where: await among('extensions', { tenantId }),
          ...{ take: limit, select, orderBy: { number: 'asc' } },
        })
      : [],
    db().pbxObject.findMany({
      where: {
        ...(await among('objects', { tenantId, kind: kinds })),
        ...(kinds && { kind: { in: kinds } }),
      },
      ...{ take: limit, select: { ...select, kind: true }, orderBy: { name: 'asc' } },
    }),
  ]);
  const found = extensions.map((row) => ({ kind: 'extension', ...row }));
  return { items: [...found, ...objects].slice(0, limit) };
}

/** Names of what these ids are, for sentences on a page. */
export async function namesOf(
  scope: TenantScope,
  ids: readonly string[],
): Promise<Record<string, TargetItem>> {
  const { items } = await listTargets(scope, { ids: [...new Set(ids)].join(',') });
  return Object.fromEntries(items.map((item) => [item.id, item]));
}

/** What names this id, each with its name. Empty for an id that is not there. */
export async function listReferences(
  { tenantId }: TenantScope,
  targetId: string,
): Promise<{ items: Reference[] }> {
  const rows = await db().objectReference.findMany({
    where: { tenantId, targetId },
    orderBy: [{ ownerKind: 'asc' }, { ownerId: 'asc' }, { slot: 'asc' }],
  });
  const where = { tenantId, id: { in: [...new Set(rows.map(({ ownerId }) => ownerId))] } };
  const [extensions, numbers, objects] = await Promise.all([
    db().extension.findMany({ where, select: { id: true, name: true } }),
    db().number.findMany({ where, select: { id: true, e164: true } }),
    db().pbxObject.findMany({ where, select: { id: true, name: true } }),
  ]);
  const names = new Map([
    ...[...extensions, ...objects].map(({ id, name }) => [id, name] as const),
    ...numbers.map(({ id, e164 }) => [id, e164] as const),
  ]);
  return {
    items: rows.map(({ ownerKind, ownerId, slot }) => ({
      ...{ kind: ownerKind, id: ownerId, slot },
      name: names.get(ownerId) ?? ownerId,
    })),
  };
}
