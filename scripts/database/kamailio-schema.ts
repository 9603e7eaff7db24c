import { readFileSync } from 'node:fs';
import type { Connection } from 'mariadb';
import { kamailioSchema, type KamailioSchemaFile } from '@/telephony/kamailio/schema';

const HISTORY_TABLE = `CREATE TABLE IF NOT EXISTS livery_schema (
  name VARCHAR(190) PRIMARY KEY NOT NULL,
  finished_at DATETIME(3) NULL
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`;

async function apply(connection: Connection, { name, path }: KamailioSchemaFile): Promise<void> {
  await connection.query('INSERT INTO livery_schema (name) VALUES (?)', [name]);
  await connection.query(readFileSync(path, 'utf8'));
  await connection.query('UPDATE livery_schema SET finished_at = UTC_TIMESTAMP(3) WHERE name = ?', [
    name,
  ]);
}

/** Brings Kamailio's database up to date over a connection to it; returns the files it ran. */
export async function loadKamailioSchema(
  connection: Connection,
  files: readonly KamailioSchemaFile[] = kamailioSchema,
): Promise<string[]> {
  const [lock]: { held: number | null }[] = await connection.query(
    "SELECT GET_LOCK('livery_schema', 120) AS held",
  );
  if (Number(lock?.held) !== 1) throw new Error("Kamailio's tables are being changed elsewhere.");
  try {
    await connection.query(HISTORY_TABLE);
    const rows: { name: string; finished_at: Date | null }[] = await connection.query(
      'SELECT name, finished_at FROM livery_schema',
    );
    const broken = rows.find((row) => row.finished_at === null);
    if (broken) {
      throw new Error(
        `${broken.name} of Kamailio's tables broke off half way. Mend database kamailio by hand, then set finished_at of its row in livery_schema.`,
      );
    }
    const done = new Set(rows.map((row) => row.name));
    const pending = files.filter((file) => !done.has(file.name));
    for (const file of pending) await apply(connection, file);
    return pending.map((file) => file.name);
  } finally {
    await connection.query("DO RELEASE_LOCK('livery_schema')");
  }
}
