import { createHash, randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createConnection, type Connection } from 'mariadb';
import {
  MigrationError,
  migrationChecksum,
  planMigrations,
  type AppliedMigration,
  type MigrationFile,
} from './database/migration-plan';

/** As Prisma makes it, so its own tools understand the history. */
const HISTORY_TABLE = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id VARCHAR(36) PRIMARY KEY NOT NULL,
  checksum VARCHAR(64) NOT NULL,
  finished_at DATETIME(3),
  migration_name VARCHAR(255) NOT NULL,
  logs TEXT,
  rolled_back_at DATETIME(3),
  started_at DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  applied_steps_count INTEGER UNSIGNED NOT NULL DEFAULT 0
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci`;

const LOCK_SECONDS = 120;

export function readMigrations(directory = 'prisma/migrations'): MigrationFile[] {
  return readdirSync(directory)
    .map((name) => ({ name, path: join(directory, name, 'migration.sql') }))
    .filter(({ path }) => existsSync(path))
    .map(({ name, path }) => ({ name, sql: readFileSync(path, 'utf8') }));
}

async function readHistory(connection: Connection): Promise<AppliedMigration[]> {
  const rows: { migration_name: string; checksum: string; finished_at: Date | null }[] =
    await connection.query(
      `SELECT migration_name, checksum, finished_at FROM _prisma_migrations
       WHERE rolled_back_at IS NULL ORDER BY started_at`,
    );
  return rows.map((row) => ({
    name: row.migration_name,
    checksum: row.checksum,
    finished: row.finished_at !== null,
  }));
}

/** MariaDB ends a transaction at every CREATE or ALTER: the row is what tells of a half-done file. */
async function apply(connection: Connection, file: MigrationFile): Promise<void> {
  const id = randomUUID();
  await connection.query(
    'INSERT INTO _prisma_migrations (id, checksum, migration_name) VALUES (?, ?, ?)',
    [id, migrationChecksum(file.sql), file.name],
  );
  try {
    await connection.query(file.sql);
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    await connection.query('UPDATE _prisma_migrations SET logs = ? WHERE id = ?', [words, id]);
    throw new MigrationError(`Migration ${file.name} failed: ${words}`);
  }
  await connection.query(
    `UPDATE _prisma_migrations SET finished_at = CURRENT_TIMESTAMP(3), applied_steps_count = 1
     WHERE id = ?`,
    [id],
  );
}

/** Names of locks are the server's, not a database's, and 64 characters at most. */
function lockName(database: string): string {
  return `migrate:${createHash('sha256').update(database).digest('hex').slice(0, 40)}`;
}

/**
 * Brings a database up to date; returns the names of the migrations it ran. Two at once wait for each other.
 * The account of `url` needs all rights on its database.
 */
export async function migrate(url: string, files = readMigrations()): Promise<string[]> {
  const { hostname, port, username, password, pathname } = new URL(url);
  const database = pathname.slice(1);
  const connection = await createConnection({
    host: hostname,
    port: Number(port || 3306),
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
    database,
    multipleStatements: true,
    timezone: 'Z',
  });
  try {
    const [lock]: { held: number | null }[] = await connection.query(
      'SELECT GET_LOCK(?, ?) AS held',
      [lockName(database), LOCK_SECONDS],
    );
    if (Number(lock?.held) !== 1) throw new MigrationError('Another migration is still running.');
    await connection.query(HISTORY_TABLE);
    const pending = planMigrations(files, await readHistory(connection));
    for (const file of pending) await apply(connection, file);
    return pending.map((file) => file.name);
  } finally {
    // The lock goes with the connection.
    await connection.end();
  }
}
