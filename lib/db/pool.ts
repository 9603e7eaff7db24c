import mariadb, { type Pool } from 'mariadb';
import { env } from '@/lib/env';

/** How long a request waits for a connection before it is told that the database is away. */
const ACQUIRE_TIMEOUT_MS = 2_500;

export function poolConfig(databaseUrl: string, connectionLimit: number) {
  const url = new URL(databaseUrl);
  return {
    host: url.hostname,
    port: url.port === '' ? 3306 : Number(url.port),
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    database: decodeURIComponent(url.pathname.slice(1)),
    connectionLimit,
    minimumIdle: 1,
    acquireTimeout: ACQUIRE_TIMEOUT_MS,
    connectTimeout: 2_000,
    // Every DATETIME is UTC, also those that a default of the table writes.
    timezone: 'Z',
    insertIdAsNumber: true,
    checkDuplicate: false,
    prepareCacheLength: 0,
  };
}

// Next loads this module once per bundle; the connections must be counted once per process.
const held = globalThis as { pbxPool?: Pool };

/** The process's connections. Raw SQL belongs to lib/db, lib/calls, lib/reports and telephony/store. */
export function pool(): Pool {
  held.pbxPool ??= mariadb.createPool(poolConfig(env().DATABASE_URL, env().DATABASE_POOL_SIZE));
  return held.pbxPool;
}

/** For tests and for the end of a process. */
export async function closePool(): Promise<void> {
  const open = held.pbxPool;
  delete held.pbxPool;
  await open?.end();
}
