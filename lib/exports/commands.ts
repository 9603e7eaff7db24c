import type { z } from 'zod';
import type { TenantScope } from '@/lib/access/scope';
import { appendAudit } from '@/lib/audit/append';
import { transaction } from '@/lib/db/transaction';
import { fault } from '@/lib/http/fault';
import { newId } from '@/lib/shared/ids';
import { letFilesGo } from '@/lib/stored-files/commands';
import { getOwnTenant } from '@/lib/tenants/queries';
import type { createExport as createOperation, ExportFile } from './contract';
import type { ExportOrder } from './job';
import { describeExport, narrowingOf, requireExport } from './queries';
import { UNFINISHED_MAX } from './rules';

type Body = z.output<(typeof createOperation)['body']>;

/** The end of the time is fixed now: an export that goes on after a fault ends where it would have. */
function until(to: string | undefined, now: Date): string {
  return to !== undefined && Date.parse(to) < now.getTime() ? to : now.toISOString();
}

/** The worker finds it by itself. */
export async function createExport(scope: TenantScope, body: Body): Promise<ExportFile> {
  const { tenantId, actor, principal } = scope;
  const { timezone } = await getOwnTenant(scope);
  const createdAt = new Date();
  const query = { ...body.filter, to: until(body.filter.to, createdAt) };
  const { format, byteOrderMark } = body;
  const order: ExportOrder = { query, only: narrowingOf(scope), timeZone: timezone, byteOrderMark };
  const createdBy = principal.userId;
  return transaction(async (tx) => {
    const own = { tenantId, createdBy, state: { in: ['waiting', 'running'] } };
    if ((await tx.exportJob.count({ where: own })) >= UNFINISHED_MAX) {
      throw fault('conflict', {
        public: `${UNFINISHED_MAX} exports of yours are not finished. Wait for one, or stop one.`,
      });
    }
    const id = newId('exportJob');
    const filter = JSON.parse(JSON.stringify(order)) as object;
    const row = await tx.exportJob.create({
      data: { id, tenantId, createdBy, kind: 'calls', format, filter, createdAt },
    });
    const subject = { kind: 'export', id };
    const changes = { format: [null, format], filter: [null, query] } satisfies Record<
      string,
      [unknown, unknown]
    >;
    await appendAudit(tx, [{ actor, tenantId, action: 'export.create', subject, changes }]);
    return describeExport(row);
  });
}

/** A worker that is writing it notices at its next step. */
export async function removeExport(scope: TenantScope, id: string): Promise<void> {
  const { tenantId, actor } = scope;
  await requireExport(scope, id);
  await transaction(async (tx) => {
    const where = { tenantId, jobId: id };
    const parts = await tx.exportPart.findMany({ where, select: { storageKey: true } });
    const keys = parts.map(({ storageKey }) => storageKey);
    await letFilesGo(tx, tenantId, keys, new Date());
    await tx.exportPart.deleteMany({ where });
    await tx.exportJob.deleteMany({ where: { tenantId, id } });
    const subject = { kind: 'export', id };
    await appendAudit(tx, [{ actor, tenantId, action: 'export.remove', subject }]);
  });
}
