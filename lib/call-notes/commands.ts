import type { z } from 'zod';
import type { TenantScope } from '@/lib/access/scope';
import { appendAudit, type Changes } from '@/lib/audit/append';
import type { CallNote } from '@/lib/calls/contract';
import { getCall } from '@/lib/calls/queries';
import type { Tx } from '@/lib/db/prisma';
import { transaction } from '@/lib/db/transaction';
import { fault, notFound } from '@/lib/http/fault';
import { newId } from '@/lib/shared/ids';
import type { createCallNote as createOperation } from './contract';
import { toNote } from './queries';

const NOTES_OF_A_CALL_MAX = 200;
/** Says in the index of the log that a call has notes. */
const FACET = 'note';
/** Roles that keep order in what others wrote. */
const KEEPERS = new Set(['operator', 'reseller', 'owner', 'admin']);

async function audit(
  tx: Tx,
  { actor, tenantId }: TenantScope,
  action: string,
  subject: { kind: string; id: string },
  changes: Changes,
): Promise<void> {
  await appendAudit(tx, [{ actor, tenantId, action, subject, changes }]);
}

/** 404 for a call that this person does not see. */
export async function createCallNote(
  scope: TenantScope,
  callId: string,
  { text, atSecond }: z.output<(typeof createOperation)['body']>,
): Promise<CallNote> {
  const { tenantId, actor, principal } = scope;
  const call = await getCall(scope, callId);
  const callStartedAt = new Date(call.startedAt);
  const facet = { tenantId, facet: FACET, startedAt: callStartedAt, id: callId };
  return transaction(async (tx) => {
    if ((await tx.callNote.count({ where: { tenantId, callId } })) >= NOTES_OF_A_CALL_MAX) {
      throw fault('conflict', { public: 'This call has as many notes as a call may have.' });
    }
    const authorName = (principal.token?.name ?? principal.name).slice(0, 120);
    const author = { authorId: actor.id, authorName };
    const id = newId('callNote');
    const createdAt = new Date();
    const row = await tx.callNote.create({
      data: { id, tenantId, callId, callStartedAt, ...author, atSecond, text, createdAt },
    });
    await tx.callFacet.createMany({ data: [facet], skipDuplicates: true });
    // The words stay where they can be removed.
    const subject = { kind: 'call_note', id };
    await audit(tx, scope, 'call_note.create', subject, { callId: [null, callId] });
    return toNote(row);
  });
}

/** 404 also for a note of a call that this person does not see. */
export async function removeCallNote(scope: TenantScope, id: string): Promise<void> {
  const { tenantId, actor, role } = scope;
  await transaction(async (tx) => {
    const row = await tx.callNote.findFirst({ where: { tenantId, id } });
    if (!row) throw notFound('note');
    const { callId, callStartedAt, authorId } = row;
    if (authorId !== actor.id) {
      await getCall(scope, callId).catch(() => {
        throw notFound('note');
      });
      if (!KEEPERS.has(role)) {
        throw fault('forbidden', { public: 'Only who wrote a note, or an admin, removes it.' });
      }
    }
    await tx.callNote.deleteMany({ where: { tenantId, id } });
    if ((await tx.callNote.count({ where: { tenantId, callId } })) === 0) {
      const facet = { tenantId, facet: FACET, startedAt: callStartedAt, id: callId };
      await tx.callFacet.deleteMany({ where: facet });
    }
    const subject = { kind: 'call_note', id };
    await audit(tx, scope, 'call_note.remove', subject, { callId: [callId, null] });
  });
}
