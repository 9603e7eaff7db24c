import { createHash } from 'node:crypto';

export interface MigrationFile {
  /** Name of its folder: `<time>_<words>`. */
  name: string;
  sql: string;
}

/** A row of `_prisma_migrations` that was not rolled back. */
export interface AppliedMigration {
  name: string;
  checksum: string;
  finished: boolean;
}

/** The words are for whoever runs the set-up. */
export class MigrationError extends Error {}

/** As Prisma computes it: SHA-256 of the file, in hex. */
export function migrationChecksum(sql: string): string {
  return createHash('sha256').update(sql, 'utf8').digest('hex');
}

/** What is left to run, in order. Throws MigrationError when history and files disagree. */
export function planMigrations(
  files: readonly MigrationFile[],
  applied: readonly AppliedMigration[],
): MigrationFile[] {
  for (const row of applied) {
    const file = files.find((candidate) => candidate.name === row.name);
    if (!row.finished) {
      throw new MigrationError(
        `Migration ${row.name} broke off half way. Mend the database by hand, then set finished_at or rolled_back_at of its row in _prisma_migrations.`,
      );
    }
    if (!file) {
      throw new MigrationError(
        `The database has migration ${row.name}, which this version does not know: it was used by a newer version. Use that one, or restore a backup.`,
      );
    }
    if (migrationChecksum(file.sql) !== row.checksum) {
      throw new MigrationError(
        `Migration ${row.name} was changed after it had been applied here. Put the file back as it was and write the change as a new migration.`,
      );
    }
  }
  const done = new Set(applied.map((row) => row.name));
  return files
    .filter((file) => !done.has(file.name))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
}
