import type { BlockEntry as EntryRow, BlockList } from '@/lib/db/generated/client';
import type { Tx } from '@/lib/db/prisma';
import { syncOfBlockList } from '@/lib/sync/block-list';
import type { BlockEntry, BlockSettings } from './contract';
import type { BlockAction, BlockMatch } from './rules';

export function toEntry(row: EntryRow): BlockEntry {
  const { id, matches, value, note, createdByName, createdAt, version } = row;
  return {
    ...{ id, match: matches as BlockMatch, value: value === '' ? null : value, note, version },
    createdBy: createdByName,
    createdAt: createdAt.toISOString(),
  };
}

/** What holds until somebody changes it. */
const NEW = { action: 'rejected', revision: 0, version: 1 };

export async function describeSettings(
  tenantId: string,
  row: BlockList | null,
  reader: Tx,
): Promise<BlockSettings> {
  const { action, revision, version } = row ?? NEW;
  return {
    action: action as BlockAction,
    entries: await reader.blockEntry.count({ where: { tenantId } }),
    version,
    sync: await syncOfBlockList(tenantId, revision, reader),
  };
}
