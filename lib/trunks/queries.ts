import { z } from 'zod';
import { db, type Tx } from '@/lib/db/prisma';
import type { Trunk as TrunkRow } from '@/lib/db/generated/client';
import type { PlatformScope } from '@/lib/access/scope';
import { decodeCursor } from '@/lib/http/cursor';
import { notFound } from '@/lib/http/fault';
import { pageOf, type Page } from '@/lib/http/page';
import { gateway, type Trunk } from './contract';

const LIST = 'trunks';
const gateways = z.array(gateway);

export function toTrunk(row: TrunkRow): Trunk {
  const { id, name, enabled, version } = row;
  return {
    ...{ id, name, enabled, version },
    gateways: gateways.parse(row.gateways),
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}

/** Sorted by name. */
export async function listTrunks(
  _scope: PlatformScope,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): Promise<Page<Trunk>> {
  const after = decodeCursor(LIST, cursor, 1)?.map(String)[0];
  const found = await db().trunk.findMany({
    where: after === undefined ? {} : { name: { gt: after } },
    orderBy: { name: 'asc' },
    take: limit + 1,
  });
  const { rows, nextCursor } = pageOf(LIST, found, limit, ({ name }) => [name]);
  return { items: rows.map(toTrunk), nextCursor };
}

export async function requireTrunk(reader: Tx, id: string): Promise<TrunkRow> {
  const row = await reader.trunk.findUnique({ where: { id } });
  if (!row) throw notFound('trunk');
  return row;
}

export async function getTrunk(_scope: PlatformScope, id: string): Promise<Trunk> {
  return toTrunk(await requireTrunk(db(), id));
}
