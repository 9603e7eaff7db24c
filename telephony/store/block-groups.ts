import type { BlockGroup } from '@/lib/block-list/plan';
import { GROUP_OF_THE_REST, type BlockAction, type BlockMatch } from '@/lib/block-list/rules';
import type { Database } from './database';
import type { Subjects } from './desired-store';

interface EntryRow {
  id: string;
  matches: BlockMatch;
  value: string;
  group: number;
}

const ENTRIES =
  'SELECT id, matches, value, value_group AS `group` FROM block_entry WHERE tenant_id = ?';

/** Groups that have entries; and the last one, as soon as the PBX has a list at all. */
export async function readBlockGroupIds(database: Database, tenantId: string): Promise<string[]> {
  const rows = await database.query<{ group: number }[]>(
    `SELECT DISTINCT value_group AS \`group\` FROM block_entry
     WHERE tenant_id = ? AND value_group < ${GROUP_OF_THE_REST}
     UNION SELECT ${GROUP_OF_THE_REST} FROM block_list WHERE tenant_id = ? ORDER BY 1`,
    [tenantId, tenantId],
  );
  return rows.map(({ group }) => String(group));
}

async function readEntries(
  database: Database,
  tenantId: string,
  ids: Subjects,
): Promise<EntryRow[]> {
  if (ids === 'all') return database.query<EntryRow[]>(ENTRIES, [tenantId]);
  if (ids.length === 0) return [];
  return database.query<EntryRow[]>(`${ENTRIES} AND value_group IN (?)`, [
    tenantId,
    ids.map(Number),
  ]);
}

async function readAction(database: Database, tenantId: string): Promise<BlockAction | undefined> {
  const rows = await database.query<{ action: BlockAction }[]>(
    'SELECT action FROM block_list WHERE tenant_id = ?',
    [tenantId],
  );
  return rows[0]?.action;
}

/** A group that is not answered has nothing in it any more. */
export async function readBlockGroups(
  database: Database,
  tenantId: string,
  ids: Subjects,
): Promise<BlockGroup[]> {
  const entries = await readEntries(database, tenantId, ids);
  const groups = new Map<number, BlockGroup>();
  for (const { id, value, group } of entries.filter(({ matches }) => matches === 'number')) {
    const found = groups.get(group) ?? { id: String(group), numbers: [] };
    found.numbers.push({ id, value });
    groups.set(group, found);
  }
  const wantsRest = ids === 'all' || ids.includes(String(GROUP_OF_THE_REST));
  const action = wantsRest ? await readAction(database, tenantId) : undefined;
  if (action === undefined) return [...groups.values()];
  const anonymous = entries.some(({ matches }) => matches === 'anonymous');
  const patterns = entries.filter(({ matches }) => matches === 'pattern').map(({ value }) => value);
  const rest = { action, anonymous, patterns };
  return [...groups.values(), { id: String(GROUP_OF_THE_REST), numbers: [], rest }];
}
