import { connectAsRoot } from '../scripts/database/accounts';
import { migrate } from '../scripts/migrate';
import { assertLocalDatabase } from './local-database';
import { testServers } from './test-servers';

export interface TestDatabase {
  name: string;
  /** With the rights of the web app. */
  url: string;
  /** With the rights of the worker. */
  workerUrl: string;
  /** With all rights on this database. */
  migrateUrl: string;
}

function renamed(variable: string, name: string): string {
  const url = new URL(assertLocalDatabase(process.env[variable] ?? ''));
  url.pathname = `/${name}`;
  return url.href;
}

let count = 0;

/** An empty database of its own, without a table. It goes with the test server. */
export async function createEmptyDatabase(): Promise<TestDatabase> {
  count += 1;
  const name = `livery_test_${process.pid}_${count}_${Date.now().toString(36)}`;
  const root = await connectAsRoot(testServers().mariadb.socketPath);
  try {
    await root.query(`CREATE DATABASE \`${name}\` CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`);
  } finally {
    await root.end();
  }
  return {
    name,
    url: renamed('DATABASE_URL', name),
    workerUrl: renamed('WORKER_DATABASE_URL', name),
    migrateUrl: renamed('MIGRATE_DATABASE_URL', name),
  };
}

/** The same, with all migrations applied. */
export async function createDatabase(): Promise<TestDatabase> {
  const database = await createEmptyDatabase();
  await migrate(database.migrateUrl);
  return database;
}
