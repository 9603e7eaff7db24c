import { createConnection } from 'mariadb';
import { describe, expect, it } from 'vitest';
import { createEmptyDatabase } from '../e2e/database';
import { migrate } from './migrate';

const first = {
  name: '20260101000000_first',
  sql: 'CREATE TABLE a (id INT); CREATE TABLE b (id INT);',
};
const second = { name: '20260201000000_second', sql: 'ALTER TABLE a ADD COLUMN name TEXT;' };
const broken = { name: '20260301000000_broken', sql: 'CREATE TABLE c (id INT); CREATE TABEL d;' };

async function ask<T>(url: string, sql: string): Promise<T[]> {
  const connection = await createConnection(url.replace('mysql://', 'mariadb://'));
  try {
    return await connection.query(sql);
  } finally {
    await connection.end();
  }
}

describe('migrations on a real MariaDB', () => {
  it('runs each once, also when two start at the same time', async () => {
    const { migrateUrl } = await createEmptyDatabase();
    const runs = await Promise.all([first, first].map((file) => migrate(migrateUrl, [file])));
    expect(runs.flat()).toEqual([first.name]);
    expect(await migrate(migrateUrl, [first, second])).toEqual([second.name]);
    const history = await ask<{ migration_name: string; applied_steps_count: number }>(
      migrateUrl,
      'SELECT migration_name, applied_steps_count FROM _prisma_migrations ORDER BY started_at',
    );
    expect(history).toEqual([
      { migration_name: first.name, applied_steps_count: 1 },
      { migration_name: second.name, applied_steps_count: 1 },
    ]);
  });

  it('refuses a file that was changed afterwards', async () => {
    const { migrateUrl } = await createEmptyDatabase();
    await migrate(migrateUrl, [first]);
    const edited = { ...first, sql: `${first.sql} -- harmless` };
    await expect(migrate(migrateUrl, [edited, second])).rejects.toThrow('was changed after');
  });

  it('keeps the words of one that failed and goes no further', async () => {
    const { migrateUrl } = await createEmptyDatabase();
    await expect(migrate(migrateUrl, [first, broken])).rejects.toThrow(`${broken.name} failed`);
    const [row] = await ask<{ logs: string; finished_at: Date | null }>(
      migrateUrl,
      `SELECT logs, finished_at FROM _prisma_migrations WHERE migration_name = '${broken.name}'`,
    );
    expect(row?.logs).toContain('SQL syntax');
    expect(row?.finished_at).toBeNull();
    await expect(migrate(migrateUrl, [first, broken])).rejects.toThrow('half way');
  });

  it('is not for the account of the web app', async () => {
    const { url } = await createEmptyDatabase();
    await expect(migrate(url, [first])).rejects.toThrow('denied');
  });
});
