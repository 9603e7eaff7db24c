import type { z } from 'zod';
import type { TenantScope } from '@/lib/access/scope';
import { getCall } from '@/lib/calls/queries';
import { db } from '@/lib/db/prisma';
import { inOrder, searchIds } from '@/lib/db/search';
import { decodeCursor } from '@/lib/http/cursor';
import { fault, notFound } from '@/lib/http/fault';
import { pageOf, type Page } from '@/lib/http/page';
import { searchedNumber } from '@/lib/numbers/rules';
import type { BlockEntry, BlockSettings, listBlockEntries as listOperation } from './contract';
import { describeSettings, toEntry } from './describe';
import { blockedNumber } from './rules';

const LIST = 'block-list';

/** Sorted by number. */
export async function listBlockEntries(
  { tenantId }: TenantScope,
  { q: typed, match, limit, cursor }: z.output<(typeof listOperation)['query']>,
): Promise<Page<BlockEntry>> {
  const after = decodeCursor(LIST, cursor, 2)?.map(String);
  const q = typed && searchedNumber(typed);
  const filters = { tenantId, matches: match };
  const ids = await searchIds('blockEntries', { filters, q, after, limit });
  const found = await db().blockEntry.findMany({ where: { tenantId, id: { in: ids } } });
  const { rows, nextCursor } = pageOf(LIST, inOrder(ids, found), limit, ({ value, id }) => [
    value,
    id,
  ]);
  return { items: rows.map(toEntry), nextCursor };
}

/** 404 for an entry of another PBX. */
export async function getBlockEntry({ tenantId }: TenantScope, id: string): Promise<BlockEntry> {
  const row = await db().blockEntry.findFirst({ where: { id, tenantId } });
  if (!row) throw notFound('entry');
  return toEntry(row);
}

export async function getBlockSettings({ tenantId }: TenantScope): Promise<BlockSettings> {
  const row = await db().blockList.findFirst({ where: { tenantId } });
  return describeSettings(tenantId, row, db());
}

/** The number that the caller of this call would be blocked by. @throws Fault conflict without one. */
export async function callerToBlock(scope: TenantScope, callId: string): Promise<string> {
  const { direction, callerNumber } = await getCall(scope, callId);
  if (direction !== 'inbound') {
    throw fault('conflict', { public: 'Only who called from outside can be blocked.' });
  }
  const number = blockedNumber(callerNumber);
  if (number === undefined) {
    const words = 'The caller hid the number. The block list can block all hidden numbers.';
    throw fault('conflict', { public: words });
  }
  return number;
}
