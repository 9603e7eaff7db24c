import type { TenantScope } from '@/lib/access/scope';
import type { Prisma, SavedView as Row } from '@/lib/db/generated/client';
import { db, type Tx } from '@/lib/db/prisma';
import { decodeCursor } from '@/lib/http/cursor';
import { notFound } from '@/lib/http/fault';
import { pageOf, type Page } from '@/lib/http/page';
import { VIEW_PAGES, viewSchedule, type SavedView, type ViewPage } from './contract';

const LIST = 'saved-views';

export function describeView(scope: TenantScope, row: Row): SavedView {
  const { id, name, query, shared, ownerName, version } = row;
  const own = row.ownerId === scope.principal.userId;
  const schedule = row.schedule === null ? null : viewSchedule.parse(row.schedule);
  return {
    ...{ id, name, query, shared, ownerName, version, own },
    page: VIEW_PAGES.find((page) => page === row.page) ?? 'calls',
    // Addresses of people are the owner's.
    schedule: own ? schedule : null,
    nextRunAt: row.nextRunAt?.toISOString() ?? null,
    lastRunAt: row.lastRunAt?.toISOString() ?? null,
  };
}

function visible({ tenantId, principal }: TenantScope): Prisma.SavedViewWhereInput {
  return { tenantId, OR: [{ ownerId: principal.userId }, { shared: true }] };
}

/** By name. */
export async function listSavedViews(
  scope: TenantScope,
  query: { limit: number; cursor?: string | undefined; page?: ViewPage | undefined },
): Promise<Page<SavedView>> {
  const place = decodeCursor(LIST, query.cursor, 2)?.map(String);
  const [name = '', id = ''] = place ?? [];
  const after = { OR: [{ name: { gt: name } }, { name, id: { gt: id } }] };
  const found = await db().savedView.findMany({
    where: {
      tenantId: scope.tenantId,
      AND: [visible(scope), ...(place ? [after] : [])],
      ...(query.page && { page: query.page }),
    },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    take: query.limit + 1,
  });
  const { rows, nextCursor } = pageOf(LIST, found, query.limit, (row) => [row.name, row.id]);
  return { items: rows.map((row) => describeView(scope, row)), nextCursor };
}

export async function requireView(tx: Tx, scope: TenantScope, id: string): Promise<Row> {
  const where = { tenantId: scope.tenantId, id, AND: [visible(scope)] };
  const row = await tx.savedView.findFirst({ where });
  if (!row) throw notFound('saved view');
  return row;
}

export async function getSavedView(scope: TenantScope, id: string): Promise<SavedView> {
  return describeView(scope, await requireView(db(), scope, id));
}
