import type { Database } from './database';
import { addMessage, lockBox } from './voicemail-rows';

/** One row of `recording`; times are milliseconds since the epoch. */
export interface RecordingRow {
  id: string;
  tenantId: string;
  callId: string;
  kind: 'call' | 'voicemail';
  nodeId: string;
  storageKey: string;
  seconds: number;
  bytes: number;
  channels: number;
  callerNumber: string;
  callerName: string | null;
  calledNumber: string;
  extensionId: string | null;
  queueId: string | null;
  numberId: string | null;
  voicemailId: string | null;
  startedAt: number;
  /** Null: kept until somebody removes it. */
  expiresAt: number | null;
}

export interface RecordingStore {
  has(id: string): Promise<boolean>;
  /** With its file, which stays from now on. `known`: it was there; nothing changes. */
  insert(row: RecordingRow): Promise<'stored' | 'known' | 'no_tenant' | 'no_box'>;
}

function columnsOf(row: RecordingRow): Record<string, unknown> {
  return {
    id: row.id,
    tenant_id: row.tenantId,
    call_id: row.callId,
    kind: row.kind,
    node_id: row.nodeId,
    storage_key: row.storageKey,
    seconds: row.seconds,
    bytes: row.bytes,
    channels: row.channels,
    caller_number: row.callerNumber,
    caller_name: row.callerName,
    called_number: row.calledNumber,
    extension_id: row.extensionId,
    queue_id: row.queueId,
    number_id: row.numberId,
    voicemail_id: row.voicemailId,
    started_at: new Date(row.startedAt),
    expires_at: row.expiresAt === null ? null : new Date(row.expiresAt),
    created_at: new Date(),
  };
}

export function createRecordingStore(database: Database): RecordingStore {
  return {
    has: async (id) => {
      const rows = await database.query<unknown[]>('SELECT 1 FROM recording WHERE id = ?', [id]);
      return rows.length > 0;
    },
    insert: (row) =>
      database.transaction(async (sql) => {
        // The lock holds off who deletes the tenant.
        const tenants = await sql.query<unknown[]>(
          'SELECT id FROM tenant WHERE id = ? LOCK IN SHARE MODE',
          [row.tenantId],
        );
        if (tenants.length === 0) return 'no_tenant';
        const isMessage = row.kind === 'voicemail';
        const box = isMessage && (await lockBox(sql, row.tenantId, row.voicemailId));
        if (isMessage && !box) return 'no_box';
        const columns = columnsOf(row);
        const names = Object.keys(columns);
        const inserted = await sql.run(
          `INSERT IGNORE INTO recording (${names.join(', ')})
           VALUES (${names.map(() => '?').join(', ')})`,
          Object.values(columns),
        );
        if (inserted === 0) return 'known';
        if (box) await addMessage(sql, row, box);
        await sql.run('UPDATE stored_file SET remove_after = ? WHERE `key` = ?', [
          columns['expires_at'],
          row.storageKey,
        ]);
        return 'stored';
      }),
  };
}
