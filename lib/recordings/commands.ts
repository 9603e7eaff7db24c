import type { TenantScope } from '@/lib/access/scope';
import { appendAudit } from '@/lib/audit/append';
import { transaction } from '@/lib/db/transaction';
import { notFound } from '@/lib/http/fault';
import { letFilesGo } from '@/lib/stored-files/commands';
import { reachOf } from './queries';

/** Gone for everybody at once; the sweep removes the file. */
export async function removeRecording(scope: TenantScope, id: string): Promise<void> {
  const { tenantId, actor } = scope;
  const where = await reachOf(scope, id);
  await transaction(async (tx) => {
    const row = await tx.recording.findFirst({ where });
    if (!row) throw notFound('recording');
    await tx.recording.deleteMany({ where });
    await letFilesGo(tx, tenantId, [row.storageKey], new Date());
    const subject = { kind: 'recording', id };
    const startedAt: [unknown, unknown] = [row.startedAt.toISOString(), null];
    const changes = { startedAt, callId: [row.callId, null] as [unknown, unknown] };
    await appendAudit(tx, [{ actor, tenantId, action: 'recording.remove', subject, changes }]);
  });
}
