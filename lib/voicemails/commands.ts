import type { TenantScope } from '@/lib/access/scope';
import { appendAudit, type Changes } from '@/lib/audit/append';
import type { VoicemailMessage as Row } from '@/lib/db/generated/client';
import type { Tx } from '@/lib/db/prisma';
import { transaction } from '@/lib/db/transaction';
import { fault, notFound } from '@/lib/http/fault';
import { storedConfig } from '@/lib/objects/describe';
import { appendOutbox } from '@/lib/outbox/append';
import { hint } from '@/lib/outbox/hint';
import { newId } from '@/lib/shared/ids';
import { voicemailBox, type VoicemailBoxConfig } from './contract';
import { letGoOf } from './files';
import type { VoicemailMessage } from './message-contract';
import { describeMessage, reachOf } from './queries';

const DAY_MS = 24 * 60 * 60_000;

async function requireMessage(tx: Tx, scope: TenantScope, id: string): Promise<Row> {
  const where = { ...(await reachOf(scope, tx)), id };
  const row = await tx.voicemailMessage.findFirst({ where });
  if (!row) throw notFound('voicemail message');
  return row;
}

/** What of a box decides about its messages. */
type Keeping = Pick<VoicemailBoxConfig, 'keepDays' | 'maxMessages'>;

async function boxOf(tx: Tx, tenantId: string, id: string): Promise<Keeping | null> {
  const where = { tenantId, id, kind: voicemailBox.kind };
  const row = await tx.pbxObject.findFirst({ where });
  if (!row) return null;
  const { keepDays, maxMessages } = storedConfig(voicemailBox, row.config);
  return {
    keepDays: typeof keepDays === 'number' ? keepDays : null,
    maxMessages: Number(maxMessages),
  };
}

/** The nodes hold the list of a box; the settings of the PBX have not changed. */
async function tellNodes(tx: Tx, tenantId: string, boxIds: readonly string[]): Promise<void> {
  const { revision } = await tx.tenant.findUniqueOrThrow({ where: { id: tenantId } });
  await appendOutbox(
    tx,
    boxIds.map((subjectId) => ({ tenantId, kind: 'object', subjectId, revision })),
  );
}

async function changeMessage<T>(
  scope: TenantScope,
  id: string,
  run: (tx: Tx, row: Row, note: (action: string, changes: Changes) => Promise<void>) => Promise<T>,
): Promise<T> {
  const { tenantId, actor } = scope;
  const done = await transaction(async (tx) => {
    const row = await requireMessage(tx, scope, id);
    const subject = { kind: 'voicemail_message', id };
    return run(tx, row, (action, changes) =>
      appendAudit(tx, [{ actor, tenantId, action, subject, changes }]),
    );
  });
  hint(tenantId);
  return done;
}

/** When a message that is not saved is over; null: never. */
function expiryOf(row: Row, box: Keeping | null, saved: boolean): Date | null {
  const days = box?.keepDays ?? null;
  return saved || days === null ? null : new Date(row.receivedAt.getTime() + days * DAY_MS);
}

export async function updateVoicemailMessage(
  scope: TenantScope,
  id: string,
  { heard, saved }: { heard?: boolean | undefined; saved?: boolean | undefined },
): Promise<VoicemailMessage> {
  const { tenantId } = scope;
  return changeMessage(scope, id, async (tx, row, note) => {
    const box = await boxOf(tx, tenantId, row.boxId);
    const set = {
      ...(heard !== undefined && { heardAt: heard ? (row.heardAt ?? new Date()) : null }),
      ...(saved !== undefined && { saved, expiresAt: expiryOf(row, box, saved) }),
    };
    await tx.voicemailMessage.updateMany({ where: { id, tenantId }, data: set });
    const before = { heard: row.heardAt !== null, saved: row.saved };
    const changes: Changes = {
      ...(heard !== undefined && heard !== before.heard && { heard: [before.heard, heard] }),
      ...(saved !== undefined && saved !== before.saved && { saved: [before.saved, saved] }),
    };
    if (Object.keys(changes).length > 0) await note('voicemail_message.update', changes);
    await tellNodes(tx, tenantId, [row.boxId]);
    return describeMessage({ ...row, ...set });
  });
}

/** Gone for everybody at once; the sweep removes the file. */
export async function removeVoicemailMessage(scope: TenantScope, id: string): Promise<void> {
  const { tenantId } = scope;
  await changeMessage(scope, id, async (tx, row, note) => {
    await tx.voicemailMessage.deleteMany({ where: { id, tenantId } });
    await letGoOf(tx, tenantId, [row.storageKey]);
    await note('voicemail_message.remove', { boxId: [row.boxId, null] });
    await tellNodes(tx, tenantId, [row.boxId]);
  });
}

export async function forwardVoicemailMessage(
  scope: TenantScope,
  id: string,
  toBoxId: string,
): Promise<VoicemailMessage> {
  const { tenantId } = scope;
  return changeMessage(scope, id, async (tx, row, note) => {
    const box = await boxOf(tx, tenantId, toBoxId);
    if (!box) {
      throw fault('invalid_input', { public: 'There is no such voicemail box.', field: 'boxId' });
    }
    const held = await tx.voicemailMessage.count({ where: { tenantId, boxId: toBoxId } });
    if (held >= box.maxMessages) {
      throw fault('conflict', { public: 'This voicemail box is full.', field: 'boxId' });
    }
    const createdAt = new Date();
    const copy = await tx.voicemailMessage.create({
      data: {
        ...{ ...row, id: newId('voicemailMessage'), boxId: toBoxId, fromBoxId: row.boxId },
        ...{ heardAt: null, saved: false, createdAt, receivedAt: createdAt },
        expiresAt: expiryOf({ ...row, receivedAt: createdAt }, box, false),
      },
    });
    await note('voicemail_message.forward', { boxId: [row.boxId, toBoxId] });
    await tellNodes(tx, tenantId, [toBoxId]);
    return describeMessage(copy);
  });
}
