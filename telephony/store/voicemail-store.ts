import { createHash } from 'node:crypto';
import type { PlanMessage } from '@/lib/voicemails/plan';
import type { MailboxAction } from '../media/mailbox-action';
import type { Database, Sql } from './database';
import { knock, letGo, lockBox, nextRevision, noteByPhone, queueMail } from './voicemail-rows';

/** Messages of voicemail boxes, as far as the worker has to do with them. */
export interface VoicemailStore {
  /** The same action again changes nothing. `no_box`: nobody has such a box any more. */
  act(action: MailboxAction): Promise<'done' | 'no_box'>;
  /** Where the sound of a message lies. */
  file(id: string): Promise<{ storageKey: string; bytes: number } | undefined>;
  /** Removes some messages whose days are over; answers how many. */
  expireSome(): Promise<number>;
}

const SLICE = 200;

const HEARD = 'heard_at = COALESCE(heard_at, ?)';
const OWN = 'WHERE id = ? AND tenant_id = ? AND box_id = ?';

type Of<K extends MailboxAction['action']> = Extract<MailboxAction, { action: K }>;

interface Own {
  message_id: string;
  tenant_id: string;
  box_id: string;
}

async function remove(sql: Sql, { message_id, tenant_id, box_id }: Own): Promise<void> {
  const own = [message_id, tenant_id, box_id];
  const rows = await sql.query<{ storageKey: string }[]>(
    `SELECT storage_key AS storageKey FROM voicemail_message ${OWN} FOR UPDATE`,
    own,
  );
  await sql.run(`DELETE FROM voicemail_message ${OWN}`, own);
  await letGo(
    sql,
    tenant_id,
    rows.map(({ storageKey }) => storageKey),
  );
}

/** The copy's id follows from the action's. */
function copyIdOf(actionId: string): string {
  const digest = createHash('sha256').update(actionId.toLowerCase()).digest();
  const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';
  return `vmm_${Array.from(digest.subarray(0, 20), (byte) => alphabet[byte & 31]).join('')}`;
}

/** Also into a full box: the phone has said that it is done. */
async function forward(sql: Sql, action: Of<'forwarded'>): Promise<void> {
  const { tenant_id, box_id, message_id, to_box_id } = action;
  const box = await lockBox(sql, tenant_id, to_box_id);
  if (!box) return;
  const id = copyIdOf(action.id);
  const copied = await sql.run(
    `INSERT IGNORE INTO voicemail_message (id, tenant_id, box_id, storage_key, call_id, caller_number,
       caller_name, seconds, bytes, received_at, from_box_id, expires_at, created_at)
     SELECT ?, tenant_id, ?, storage_key, call_id, caller_number, caller_name, seconds, bytes,
       FROM_UNIXTIME(?), box_id, FROM_UNIXTIME(?) + INTERVAL ? DAY, UTC_TIMESTAMP(3)
     FROM voicemail_message ${OWN}`,
    [id, to_box_id, action.at, action.at, box.keepDays, message_id, tenant_id, box_id],
  );
  if (copied === 0) return;
  await queueMail(sql, tenant_id, id, box);
  await knock(sql, tenant_id, to_box_id);
}

async function changePin(sql: Sql, { tenant_id, box_id, ...kept }: Of<'pin'>): Promise<void> {
  const own = [box_id, tenant_id];
  const revision = await nextRevision(sql, tenant_id);
  const changed = await sql.run(
    `UPDATE pbx_object SET config = JSON_SET(config, '$.pin', JSON_OBJECT('salt', ?, 'hash', ?)),
       revision = ?, version = version + 1, updated_at = UTC_TIMESTAMP(3)
     WHERE id = ? AND tenant_id = ? AND COALESCE(JSON_VALUE(config, '$.pin.hash'), '') <> ?`,
    [kept.pin_salt, kept.pin_hash, revision, ...own, kept.pin_hash],
  );
  if (changed > 0) await noteByPhone(sql, tenant_id, 'voicemail.pin', box_id);
}

async function apply(sql: Sql, action: MailboxAction): Promise<void> {
  const at = new Date(action.at * 1000);
  switch (action.action) {
    case 'heard':
    case 'saved': {
      const kept = action.action === 'saved' ? ', saved = 1, expires_at = NULL' : '';
      await sql.run(`UPDATE voicemail_message SET ${HEARD}${kept} ${OWN}`, [
        ...[at, action.message_id, action.tenant_id, action.box_id],
      ]);
      return;
    }
    case 'removed':
      return remove(sql, action);
    case 'forwarded':
      return forward(sql, action);
    case 'pin':
      return changePin(sql, action);
  }
}

export function createVoicemailStore(database: Database): VoicemailStore {
  return {
    act: (action) =>
      database.transaction(async (sql) => {
        const box = await lockBox(sql, action.tenant_id, action.box_id);
        if (!box) return 'no_box';
        await apply(sql, action);
        await knock(sql, action.tenant_id, action.box_id);
        return 'done';
      }),
    file: async (id) => {
      const [row] = await database.query<{ storageKey: string; bytes: number }[]>(
        'SELECT storage_key AS storageKey, bytes FROM voicemail_message WHERE id = ?',
        [id],
      );
      return row;
    },
    expireSome: async () => {
      const due = await database.query<{ id: string; tenantId: string; boxId: string }[]>(
        `SELECT id, tenant_id AS tenantId, box_id AS boxId FROM voicemail_message
         WHERE expires_at < UTC_TIMESTAMP(3) ORDER BY expires_at LIMIT ${SLICE}`,
      );
      for (const { id: message_id, tenantId: tenant_id, boxId: box_id } of due) {
        await database.transaction(async (sql) => {
          await remove(sql, { message_id, tenant_id, box_id });
          await knock(sql, tenant_id, box_id);
        });
      }
      return due.length;
    },
  };
}

interface ListedRow {
  id: string;
  boxId: string;
  receivedAt: Date;
  seconds: number;
  callerNumber: string;
  heardAt: Date | null;
}

/** What the nodes list of these boxes: all there is, the oldest first. */
export async function readMailboxes(
  database: Database,
  tenantId: string,
  boxIds: readonly string[],
): Promise<Map<string, PlanMessage[]>> {
  const boxes = new Map<string, PlanMessage[]>();
  if (boxIds.length === 0) return boxes;
  const rows = await database.query<ListedRow[]>(
    `SELECT id, box_id AS boxId, received_at AS receivedAt, seconds, caller_number AS callerNumber,
       heard_at AS heardAt
     FROM voicemail_message WHERE tenant_id = ? AND box_id IN (?) ORDER BY received_at, id`,
    [tenantId, boxIds],
  );
  for (const { id, boxId, receivedAt, seconds, callerNumber, heardAt } of rows) {
    const at = Math.floor(receivedAt.getTime() / 1000);
    const message = { id, at, seconds, callerNumber, heard: heardAt !== null };
    boxes.set(boxId, [...(boxes.get(boxId) ?? []), message]);
  }
  return boxes;
}
