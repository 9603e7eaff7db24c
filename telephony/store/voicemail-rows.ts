import { newId } from '@/lib/shared/ids';
import { asObject } from '@/lib/objects/references';
import type { RecordingRow } from './recording-store';
import type { Sql } from './database';

/** What of a box's settings decides about its messages. */
export interface BoxSettings {
  name: string;
  email: string | null;
  keepDays: number | null;
}

const parsed = (json: unknown): unknown => (typeof json === 'string' ? JSON.parse(json) : json);

/** The lock holds off who removes the box, or its PBX. */
export async function lockBox(
  sql: Sql,
  tenantId: string,
  boxId: string | null,
): Promise<BoxSettings | undefined> {
  const [row] = await sql.query<{ name: string; config: unknown }[]>(
    `SELECT name, config FROM pbx_object
     WHERE tenant_id = ? AND id = ? AND kind = 'voicemail' LOCK IN SHARE MODE`,
    [tenantId, boxId],
  );
  if (!row) return undefined;
  const { email, keepDays } = asObject(parsed(row.config));
  return {
    name: row.name,
    email: typeof email === 'string' ? email : null,
    keepDays: typeof keepDays === 'number' ? keepDays : null,
  };
}

/** The nodes hold the list of a box's messages: its document is made anew. */
export async function knock(sql: Sql, tenantId: string, boxId: string): Promise<void> {
  await sql.run(
    `INSERT INTO outbox (tenant_id, kind, subject_id, revision, available_at, created_at)
     SELECT id, 'object', ?, revision, UTC_TIMESTAMP(3), UTC_TIMESTAMP(3) FROM tenant WHERE id = ?`,
    [boxId, tenantId],
  );
}

/** At most one letter about a message. */
export async function queueMail(
  sql: Sql,
  tenantId: string,
  messageId: string,
  { email }: BoxSettings,
): Promise<void> {
  if (email === null) return;
  await sql.run(
    `INSERT IGNORE INTO mail_queue (id, tenant_id, kind, subject_id, recipient, available_at, created_at)
     VALUES (?, ?, 'voicemail', ?, ?, UTC_TIMESTAMP(3), UTC_TIMESTAMP(3))`,
    [`voicemail:${messageId}`, tenantId, messageId, email],
  );
}

/** The same recording is the same message, however often it comes. */
export function messageIdOf(recordingId: string): string {
  return recordingId.replace(/^rec_/, 'vmm_');
}

const DAY_MS = 24 * 60 * 60_000;

/** In the transaction that notes the recording: the message, the news for the nodes, the letter. */
export async function addMessage(sql: Sql, row: RecordingRow, box: BoxSettings): Promise<void> {
  const { tenantId, voicemailId: boxId = '', startedAt } = row;
  const id = messageIdOf(row.id);
  const expires = box.keepDays === null ? null : new Date(startedAt + box.keepDays * DAY_MS);
  await sql.run(
    `INSERT INTO voicemail_message (id, tenant_id, box_id, storage_key, call_id, caller_number,
       caller_name, seconds, bytes, received_at, expires_at, created_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, UTC_TIMESTAMP(3))`,
    [
      ...[id, tenantId, boxId, row.storageKey, row.callId, row.callerNumber, row.callerName],
      ...[row.seconds, row.bytes, new Date(startedAt), expires],
    ],
  );
  await queueMail(sql, tenantId, id, box);
  await knock(sql, tenantId, boxId ?? '');
}

/** Files that no message has any more are the sweep's. */
export async function letGo(sql: Sql, tenantId: string, keys: readonly string[]): Promise<void> {
  if (keys.length === 0) return;
  await sql.run(
    `UPDATE stored_file SET remove_after = UTC_TIMESTAMP(3)
     WHERE tenant_id = ? AND \`key\` IN (?) AND NOT EXISTS (
       SELECT 1 FROM voicemail_message AS m WHERE m.storage_key = stored_file.\`key\`)`,
    [tenantId, keys],
  );
}

/** What somebody did with a box at a phone is a change of the PBX like any other. */
export async function nextRevision(sql: Sql, tenantId: string): Promise<number> {
  await sql.run('UPDATE tenant SET revision = revision + 1 WHERE id = ?', [tenantId]);
  const [row] = await sql.query<{ revision: number }[]>(
    'SELECT revision FROM tenant WHERE id = ?',
    [tenantId],
  );
  return row?.revision ?? 0;
}

export async function noteByPhone(
  sql: Sql,
  tenantId: string,
  action: string,
  boxId: string,
): Promise<void> {
  await sql.run(
    `INSERT INTO audit_event (id, tenant_id, actor_kind, actor_id, actor_name, action, subject_kind,
       subject_id, created_at)
     VALUES (?, ?, 'phone', ?, 'By phone', ?, 'voicemail', ?, UTC_TIMESTAMP(3))`,
    [newId('auditEvent'), tenantId, boxId, action, boxId],
  );
}
