import type { Database, Sql } from './database';

export type FileKind = 'sound' | 'call' | 'voicemail' | 'export';

export interface NewStoredFile {
  key: string;
  tenantId: string;
  kind: FileKind;
  bytes: number;
}

/** The register of what lies in the storage: see prisma/schema/media.prisma. */
export interface StoredFileStore {
  /** Before it is written. Until something names it, it is the sweep's in an hour. */
  announce(file: NewStoredFile): Promise<'announced' | 'no_tenant'>;
  /** Files that nobody needs any more, the longest waiting first. */
  due(limit: number): Promise<string[]>;
  /** After it was removed from the storage: its row goes, and what was recorded in it. */
  forget(key: string): Promise<void>;
}

const ANNOUNCE = `
  INSERT IGNORE INTO stored_file (\`key\`, tenant_id, kind, bytes, created_at, remove_after)
  SELECT ?, id, ?, ?, UTC_TIMESTAMP(3), UTC_TIMESTAMP(3) + INTERVAL 1 HOUR
  FROM tenant WHERE id = ?`;
const DELAY = 'UPDATE stored_file SET remove_after = UTC_TIMESTAMP(3) + INTERVAL 1 HOUR';
const COUNT_UP = `
  INSERT INTO storage_usage (tenant_id, bytes, files) VALUES (?, ?, 1)
  ON DUPLICATE KEY UPDATE bytes = bytes + VALUES(bytes), files = files + 1`;

async function isKnown(sql: Sql, key: string): Promise<boolean> {
  const rows = await sql.query<unknown[]>('SELECT 1 FROM stored_file WHERE `key` = ?', [key]);
  return rows.length > 0;
}

/** An export without one of its parts is none. */
async function forgetPart(sql: Sql, tenantId: string, key: string): Promise<void> {
  await sql.run(
    `UPDATE export_job AS j JOIN export_part AS p ON p.job_id = j.id AND p.tenant_id = j.tenant_id
     SET j.state = 'expired', j.storage_key = NULL
     WHERE p.tenant_id = ? AND p.storage_key = ? AND j.state = 'done'`,
    [tenantId, key],
  );
  await sql.run('DELETE FROM export_part WHERE tenant_id = ? AND storage_key = ?', [tenantId, key]);
}

async function forgetIn(sql: Sql, key: string): Promise<void> {
  const [row] = await sql.query<{ tenantId: string; bytes: bigint }[]>(
    'SELECT tenant_id AS tenantId, bytes FROM stored_file WHERE `key` = ? FOR UPDATE',
    [key],
  );
  if (!row) return;
  const { tenantId, bytes } = row;
  for (const table of ['recording', 'voicemail_message']) {
    await sql.run(`DELETE FROM ${table} WHERE tenant_id = ? AND storage_key = ?`, [tenantId, key]);
  }
  await forgetPart(sql, tenantId, key);
  await sql.run('DELETE FROM stored_file WHERE `key` = ?', [key]);
  await sql.run(
    'UPDATE storage_usage SET bytes = bytes - ?, files = files - 1 WHERE tenant_id = ?',
    [bytes, tenantId],
  );
  await sql.run(
    `DELETE FROM storage_usage WHERE tenant_id = ? AND files <= 0
       AND NOT EXISTS (SELECT 1 FROM tenant WHERE id = ?)`,
    [tenantId, tenantId],
  );
}

export function createStoredFileStore(database: Database): StoredFileStore {
  return {
    announce: ({ key, tenantId, kind, bytes }) =>
      database.transaction(async (sql) => {
        const inserted = await sql.run(ANNOUNCE, [key, kind, bytes, tenantId]);
        if (inserted === 0) {
          // It came before and was not finished: the hour begins anew.
          await sql.run(`${DELAY} WHERE \`key\` = ? AND remove_after IS NOT NULL`, [key]);
          return (await isKnown(sql, key)) ? 'announced' : 'no_tenant';
        }
        await sql.run(COUNT_UP, [tenantId, bytes]);
        return 'announced';
      }),
    due: async (limit) => {
      const rows = await database.query<{ key: string }[]>(
        'SELECT `key` FROM stored_file WHERE remove_after < UTC_TIMESTAMP(3) ORDER BY remove_after LIMIT ?',
        [limit],
      );
      return rows.map(({ key }) => key);
    },
    forget: (key) => database.transaction((sql) => forgetIn(sql, key)),
  };
}
