import { appendAudit, changesOf } from '@/lib/audit/append';
import type { TenantScope } from '@/lib/access/scope';
import { duplicateOf } from '@/lib/db/errors';
import type { BlockEntry as EntryRow } from '@/lib/db/generated/client';
import { fault, notFound } from '@/lib/http/fault';
import { changeTenant, type TenantChange } from '@/lib/outbox/change';
import { missed, staleVersion } from '@/lib/outbox/versioned';
import { newId } from '@/lib/shared/ids';
import type { BlockEntry, BlockSettings, CreateBlockEntry } from './contract';
import { describeSettings, toEntry } from './describe';
import { groupOf, GROUP_OF_THE_REST, type BlockAction } from './rules';
import { requireRoom, touch } from './touched';

const AUDITED = ['matches', 'value', 'note'] as const;

const requireEntry = async ({ tx, tenant }: TenantChange, id: string): Promise<EntryRow> => {
  const row = await tx.blockEntry.findFirst({ where: { id, tenantId: tenant.id } });
  if (!row) throw notFound('entry');
  return row;
};

/** Nobody blocked it in between: the tenant's row is locked. */
async function insert(
  change: TenantChange,
  scope: TenantScope,
  body: CreateBlockEntry,
): Promise<EntryRow> {
  const { tx, tenant } = change;
  const { match, note } = body;
  const value = body.match === 'anonymous' ? '' : body.value;
  await requireRoom(change, { entries: 1, patterns: match === 'pattern' ? 1 : 0 });
  const { id: createdBy, name } = scope.actor;
  const row = await tx.blockEntry.create({
    data: {
      ...{ id: newId('blockEntry'), tenantId: tenant.id, matches: match, value, note },
      ...{ group: groupOf(match, value), createdBy, createdByName: name.slice(0, 120) },
    },
  });
  await touch(change, [row.group]);
  await audit(change, scope, 'block_entry.create', row.id, changesOf(AUDITED, null, row));
  return row;
}

async function audit(
  { tx, tenant }: TenantChange,
  { actor }: TenantScope,
  action: string,
  id: string,
  changes: ReturnType<typeof changesOf>,
): Promise<void> {
  const subject = { kind: action.split('.')[0] ?? '', id };
  await appendAudit(tx, [{ actor, tenantId: tenant.id, action, subject, changes }]);
}

export async function createBlockEntry(
  scope: TenantScope,
  body: CreateBlockEntry,
): Promise<BlockEntry> {
  return changeTenant(scope, async (change) => {
    try {
      return toEntry(await insert(change, scope, body));
    } catch (error) {
      if (duplicateOf(error) === undefined) throw error;
      throw fault('conflict', {
        public: 'This is blocked already.',
        field: body.match === 'anonymous' ? 'match' : 'value',
        internal: error,
      });
    }
  });
}

/** The entry of this number, made when there is none. */
export async function blockNumber(
  scope: TenantScope,
  value: string,
  note: string,
): Promise<BlockEntry> {
  return changeTenant(scope, async (change) => {
    const where = { tenantId: change.tenant.id, matches: 'number', value };
    const known = await change.tx.blockEntry.findFirst({ where });
    return toEntry(known ?? (await insert(change, scope, { match: 'number', value, note })));
  });
}

/** A note reaches no node: nothing is pushed. */
export async function updateBlockEntry(
  scope: TenantScope,
  id: string,
  set: { note?: string | undefined },
  version: number,
): Promise<BlockEntry> {
  return changeTenant(scope, async (change) => {
    const { tx, tenant } = change;
    const before = await requireEntry(change, id);
    const { count } = await tx.blockEntry.updateMany({
      where: { id, tenantId: tenant.id, version },
      data: { ...(set.note !== undefined && { note: set.note }), version: { increment: 1 } },
    });
    if (count === 0) throw missed('entry', true);
    const after = await requireEntry(change, id);
    const changes = changesOf(AUDITED, before, after);
    await audit(change, scope, 'block_entry.update', id, changes);
    return toEntry(after);
  });
}

export async function removeBlockEntry(
  scope: TenantScope,
  id: string,
  version: number,
): Promise<void> {
  await changeTenant(scope, async (change) => {
    const { tx, tenant } = change;
    const before = await requireEntry(change, id);
    const where = { id, tenantId: tenant.id, version };
    const { count } = await tx.blockEntry.deleteMany({ where });
    if (count === 0) throw missed('entry', true);
    await touch(change, [before.group]);
    const changes = changesOf(AUDITED, before, null);
    await audit(change, scope, 'block_entry.remove', id, changes);
  });
}

/** Answers how many of them were there. */
export async function removeBlockEntries(
  scope: TenantScope,
  ids: readonly string[],
): Promise<{ removed: number }> {
  return changeTenant(scope, async (change) => {
    const { tx, tenant } = change;
    const where = { tenantId: tenant.id, id: { in: [...ids] } };
    const rows = await tx.blockEntry.findMany({ where });
    if (rows.length === 0) return { removed: 0 };
    await tx.blockEntry.deleteMany({ where });
    await touch(
      change,
      rows.map(({ group }) => group),
    );
    const values = rows.slice(0, 20).map(({ matches, value }) => value || matches);
    const changes = { entries: [rows.length, 0], values: [values, null] } as const;
    await audit(change, scope, 'block_list.remove', tenant.id, {
      entries: [...changes.entries],
      values: [...changes.values],
    });
    return { removed: rows.length };
  });
}

export async function updateBlockSettings(
  scope: TenantScope,
  { action }: { action?: BlockAction | undefined },
  version: number,
): Promise<BlockSettings> {
  return changeTenant(scope, async (change) => {
    const { tx, tenant } = change;
    const { id: tenantId } = tenant;
    const before = await tx.blockList.findFirst({ where: { tenantId } });
    if ((before?.version ?? 1) !== version) throw staleVersion();
    await touch(change, [GROUP_OF_THE_REST]);
    await tx.blockList.updateMany({
      where: { tenantId },
      data: { ...(action && { action }), version: { increment: 1 } },
    });
    const after = await tx.blockList.findFirst({ where: { tenantId } });
    const changes = changesOf(['action'], before, after);
    await audit(change, scope, 'block_list.update', tenantId, changes);
    return describeSettings(tenantId, after, tx);
  });
}
