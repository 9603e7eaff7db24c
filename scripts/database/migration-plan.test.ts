import { describe, expect, it } from 'vitest';
import { migrationChecksum, planMigrations, type AppliedMigration } from './migration-plan';

const first = { name: '20260101000000_first', sql: 'CREATE TABLE a (id INT);\n' };
const second = { name: '20260201000000_second', sql: 'CREATE TABLE b (id INT);\n' };

const applied = (file: { name: string; sql: string }, finished = true): AppliedMigration => ({
  name: file.name,
  checksum: migrationChecksum(file.sql),
  finished,
});

describe('plan of migrations', () => {
  it('uses the checksum of Prisma: SHA-256 of the file', () => {
    // printf 'CREATE TABLE a (id INT);\n' | sha256sum
    expect(migrationChecksum(first.sql)).toBe(
      '176e30308e132fb0ab359938d9befb30524b3798c61c0b89d062d624490c2183',
    );
  });

  it('runs what is missing, oldest first', () => {
    expect(planMigrations([second, first], [])).toEqual([first, second]);
    expect(planMigrations([second, first], [applied(first)])).toEqual([second]);
    expect(planMigrations([first], [applied(first)])).toEqual([]);
  });

  it('refuses a file that was edited after it was applied', () => {
    const edited = { ...first, sql: `${first.sql}-- and more` };
    expect(() => planMigrations([edited], [applied(first)])).toThrow('was changed after');
  });

  it('refuses a database of a newer version', () => {
    expect(() => planMigrations([first], [applied(first), applied(second)])).toThrow(
      'newer version',
    );
  });

  it('refuses to go on after one that broke off', () => {
    expect(() => planMigrations([first, second], [applied(first, false)])).toThrow('half way');
  });
});
