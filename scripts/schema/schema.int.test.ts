import { readdirSync, readFileSync } from 'node:fs';
import { createConnection, type Connection } from 'mariadb';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createDatabase, createEmptyDatabase } from '../../e2e/database';
import { foreignKeySql, readTables, tableSql } from './prisma-ddl';

/** Prisma's own book-keeping is no model. */
const HISTORY = '_prisma_migrations';

const QUESTIONS = {
  columns: `SELECT table_name, column_name, column_type, is_nullable, column_default, extra,
      collation_name FROM information_schema.columns
    WHERE table_schema = ? AND table_name <> '${HISTORY}' ORDER BY table_name, column_name`,
  indexes: `SELECT table_name, index_name, non_unique, seq_in_index, column_name
    FROM information_schema.statistics
    WHERE table_schema = ? AND table_name <> '${HISTORY}' ORDER BY table_name, index_name, seq_in_index`,
  'foreign keys': `SELECT k.table_name, k.constraint_name, k.column_name, k.referenced_table_name,
      k.referenced_column_name, r.delete_rule, r.update_rule
    FROM information_schema.key_column_usage AS k
    JOIN information_schema.referential_constraints AS r
      ON r.constraint_schema = k.table_schema AND r.constraint_name = k.constraint_name
    WHERE k.table_schema = ? ORDER BY k.constraint_name, k.ordinal_position`,
};

let connection: Connection;
let migrated = '';
let wanted = '';

function readSchema(): string {
  const folder = 'prisma/schema';
  return readdirSync(folder)
    .map((file) => readFileSync(`${folder}/${file}`, 'utf8'))
    .join('\n');
}

beforeAll(async () => {
  migrated = (await createDatabase()).name;
  const empty = await createEmptyDatabase();
  wanted = empty.name;
  const url = new URL(empty.migrateUrl);
  connection = await createConnection({
    host: url.hostname,
    port: Number(url.port),
    user: url.username,
    password: url.password,
    database: wanted,
  });
  const tables = readTables(readSchema());
  for (const table of tables) await connection.query(tableSql(table));
  for (const sql of tables.flatMap(foreignKeySql)) await connection.query(sql);
});

afterAll(() => connection.end());

it.each(Object.entries(QUESTIONS))(
  'the migrations build the %s that the schema asks for',
  async (_, question) => {
    const [asked, built]: [unknown[], unknown[]] = [
      await connection.query(question, [wanted]),
      await connection.query(question, [migrated]),
    ];
    expect(asked.length).toBeGreaterThan(0);
    expect(built).toEqual(asked);
  },
);
