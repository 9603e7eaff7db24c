import { PrismaMariaDb } from '@prisma/adapter-mariadb';
import { env } from '@/lib/env';
import { PrismaClient } from './generated/client';
import { poolConfig } from './pool';
import { tenantNet } from './tenant-net';

function makeClient() {
  // The adapter brings its own version of the driver, so it makes its own pool.
  const settings = poolConfig(env().DATABASE_URL, env().DATABASE_POOL_SIZE);
  const adapter = new PrismaMariaDb(settings);
  // Minimal: an error goes to the log, and excerpts of our source say nothing there.
  return new PrismaClient({ adapter, errorFormat: 'minimal' }).$extends(tenantNet);
}

export type Db = ReturnType<typeof makeClient>;

/** Inside a transaction. Functions that must not run outside one take this type. */
export type Tx = Omit<
  Db,
  '$connect' | '$disconnect' | '$on' | '$transaction' | '$use' | '$extends'
>;

const held = globalThis as { pbxDb?: Db };

/** Made at first use: building the web app must not need a database. */
export function db(): Db {
  held.pbxDb ??= makeClient();
  return held.pbxDb;
}

export async function closeDb(): Promise<void> {
  const open = held.pbxDb;
  delete held.pbxDb;
  await open?.$disconnect();
}
