import { appendAudit } from '@/lib/audit/append';
import type { TenantScope } from '@/lib/access/scope';
import { writeRows } from '@/lib/db/bulk-write';
import { db, type Tx } from '@/lib/db/prisma';
import { changeTenant, type TenantChange } from '@/lib/outbox/change';
import { newId } from '@/lib/shared/ids';
import { IMPORT_LINES_MAX, type BlockImportResult } from './contract';
import { distinct, keyOf, parseBlockCsv, type CsvEntry } from './csv';
import { groupOf } from './rules';
import { requireRoom, touch } from './touched';

async function newOnes(reader: Tx, tenantId: string, entries: readonly CsvEntry[]) {
  const known = await reader.blockEntry.findMany({
    where: { tenantId },
    select: { matches: true, value: true },
  });
  const keys = new Set(known.map(({ matches, value }) => `${matches} ${value}`));
  return entries.filter((entry) => !keys.has(keyOf(entry)));
}

/** What became of the first lines of the file. Pure. */
function linesOf(
  read: readonly CsvEntry[],
  once: readonly CsvEntry[],
  created: readonly CsvEntry[],
): BlockImportResult['lines'] {
  const firsts = new Set(once);
  const made = new Set(created);
  return read.slice(0, IMPORT_LINES_MAX).map((entry) => {
    const { line, match, value } = entry;
    const result = made.has(entry) ? 'created' : firsts.has(entry) ? 'unchanged' : 'repeated';
    return { line, match, value: value === '' ? null : value, result };
  });
}

async function store(
  change: TenantChange,
  { actor }: TenantScope,
  entries: readonly CsvEntry[],
): Promise<void> {
  const { tx, tenant } = change;
  const patterns = entries.filter(({ match }) => match === 'pattern').length;
  await requireRoom(change, { entries: entries.length, patterns });
  const createdAt = new Date();
  const rows = entries.map(({ match, value, note }) => ({
    ...{ id: newId('blockEntry'), tenant_id: tenant.id, matches: match, value, note },
    ...{ value_group: groupOf(match, value), created_by: actor.id },
    ...{ created_by_name: actor.name.slice(0, 120), created_at: createdAt },
  }));
  await writeRows(tx, 'block_entry', rows);
  await touch(
    change,
    rows.map((row) => row.value_group),
  );
  const subject = { kind: 'block_list', id: tenant.id };
  const changes: Record<string, [number, number]> = { entries: [0, rows.length] };
  const action = 'block_list.import';
  await appendAudit(tx, [{ actor, tenantId: tenant.id, action, subject, changes }]);
}

/** One transaction, one revision, one entry of the audit trail. One bad line and nothing is done. */
export async function importBlockEntries(
  scope: TenantScope,
  csv: string,
  dryRun: boolean,
): Promise<BlockImportResult> {
  const { tenantId } = scope;
  const read = parseBlockCsv(csv);
  const entries = distinct(read);
  const answer = (created: readonly CsvEntry[]): BlockImportResult => ({
    ...{ dryRun, created: created.length, unchanged: entries.length - created.length },
    lines: linesOf(read, entries, created),
  });
  const preview = await newOnes(db(), tenantId, entries);
  if (dryRun || preview.length === 0) return answer(preview);
  return changeTenant(scope, async (change) => {
    // Again: only now nobody else can change this PBX.
    const created = await newOnes(change.tx, tenantId, entries);
    if (created.length > 0) await store(change, scope, created);
    return answer(created);
  });
}
