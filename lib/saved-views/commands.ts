import type { TenantScope } from '@/lib/access/scope';
import { appendAudit, changesOf, type AuditEntry } from '@/lib/audit/append';
import { Prisma, type SavedView as Row } from '@/lib/db/generated/client';
import type { Tx } from '@/lib/db/prisma';
import { transaction } from '@/lib/db/transaction';
import { fault } from '@/lib/http/fault';
import { missed } from '@/lib/outbox/versioned';
import { newId } from '@/lib/shared/ids';
import { getOwnTenant } from '@/lib/tenants/queries';
import type { CreateSavedView, SavedView, UpdateSavedView, ViewSchedule } from './contract';
import { describeView, requireView } from './queries';
import { nextRun } from './schedule-rules';

const VIEWS_MAX = 200;
const AUDITED = ['name', 'query', 'shared', 'schedule'] as const;

function requireSchedulable(page: string, schedule: ViewSchedule | null | undefined): void {
  if (!schedule || page === 'calls') return;
  throw fault('invalid_input', {
    public: 'Only views of the page of calls are sent by e-mail.',
    field: 'schedule',
  });
}

/** What a changed schedule writes: the next time is counted from now. */
async function timesOf(scope: TenantScope, schedule: ViewSchedule | null) {
  if (schedule === null) return { schedule: Prisma.DbNull, nextRunAt: null };
  const { timezone } = await getOwnTenant(scope);
  return { schedule, nextRunAt: new Date(nextRun(schedule, timezone, Date.now())) };
}

async function record(
  tx: Tx,
  { actor, tenantId }: TenantScope,
  action: string,
  before: Row | null,
  after: Row | null,
): Promise<void> {
  const id = (after ?? before)?.id ?? '';
  const changes = changesOf(AUDITED, before, after);
  const entry: AuditEntry = {
    actor,
    tenantId,
    action,
    subject: { kind: 'saved_view', id },
    changes,
  };
  await appendAudit(tx, [entry]);
}

export async function createSavedView(
  scope: TenantScope,
  body: CreateSavedView,
): Promise<SavedView> {
  const { tenantId, principal } = scope;
  const { schedule, ...given } = body;
  requireSchedulable(body.page, schedule);
  const times = await timesOf(scope, schedule);
  const now = new Date();
  return transaction(async (tx) => {
    if (
      (await tx.savedView.count({ where: { tenantId, ownerId: principal.userId } })) >= VIEWS_MAX
    ) {
      throw fault('conflict', { public: `You have ${VIEWS_MAX} saved views. Remove some first.` });
    }
    const row = await tx.savedView.create({
      data: {
        ...{ id: newId('savedView'), tenantId, ownerId: principal.userId, ...given, ...times },
        ...{ ownerName: principal.name.slice(0, 80), createdAt: now, updatedAt: now },
      },
    });
    await record(tx, scope, 'saved-view.create', null, row);
    return describeView(scope, row);
  });
}

/** Shared is not given away: only the owner changes it. */
async function requireOwn(tx: Tx, scope: TenantScope, id: string): Promise<Row> {
  const row = await requireView(tx, scope, id);
  if (row.ownerId === scope.principal.userId) return row;
  throw fault('forbidden', { public: `This view is ${row.ownerName}'s. Save one of your own.` });
}

export async function updateSavedView(
  scope: TenantScope,
  id: string,
  version: number,
  body: UpdateSavedView,
): Promise<SavedView> {
  const { tenantId } = scope;
  const { schedule, ...given } = body;
  const times = schedule === undefined ? {} : await timesOf(scope, schedule);
  return transaction(async (tx) => {
    const before = await requireOwn(tx, scope, id);
    requireSchedulable(before.page, schedule);
    const { count } = await tx.savedView.updateMany({
      where: { tenantId, id, version },
      data: {
        ...(given.name !== undefined && { name: given.name }),
        ...(given.query !== undefined && { query: given.query }),
        ...(given.shared !== undefined && { shared: given.shared }),
        ...times,
        ...{ updatedAt: new Date(), version: { increment: 1 } },
      },
    });
    if (count === 0) throw missed('saved view', true);
    const row = await requireView(tx, scope, id);
    await record(tx, scope, 'saved-view.update', before, row);
    return describeView(scope, row);
  });
}

/** Its exports stay as long as they would. */
export async function removeSavedView(
  scope: TenantScope,
  id: string,
  version: number,
): Promise<void> {
  await transaction(async (tx) => {
    const before = await requireOwn(tx, scope, id);
    const where = { tenantId: scope.tenantId, id, version };
    if ((await tx.savedView.deleteMany({ where })).count === 0) throw missed('saved view', true);
    await record(tx, scope, 'saved-view.remove', before, null);
  });
}
