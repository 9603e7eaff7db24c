import { hashTokenSecret, newTokenSecret } from '@/lib/access/token-secret';
import { newId } from '@/lib/shared/ids';
import { sipHa1 } from '@/lib/shared/sip-digest';
import type { Database } from '@/telephony/store/database';

export interface BenchTenant {
  id: string;
  domain: string;
  digits: 3 | 4;
  /** For the API. */
  token: string;
  extensions: { id: string; deviceId: string; version: number }[];
}

const BIG_TENANT = 2000;
const SMALL_TENANT = 200;
const ROWS_A_BATCH = 1000;
const OWNER = newId('user');

/** One big tenant and as many small ones as are needed: a change must not cost by their size. */
function sizes(extensions: number): number[] {
  const big = Math.min(BIG_TENANT, extensions);
  const small = Math.ceil((extensions - big) / SMALL_TENANT);
  return [
    big,
    ...Array.from({ length: small }, (_, index) =>
      Math.min(SMALL_TENANT, extensions - big - index * SMALL_TENANT),
    ),
  ];
}

async function insert(database: Database, sql: string, rows: unknown[][]): Promise<void> {
  for (let start = 0; start < rows.length; start += ROWS_A_BATCH) {
    await database.batch(sql, rows.slice(start, start + ROWS_A_BATCH));
  }
}

async function insertTenant(database: Database, index: number, size: number): Promise<BenchTenant> {
  const id = newId('tenant');
  const slug = `bench${index}`;
  const domain = `${slug}.pbx.localhost`;
  const digits = size > 900 ? 4 : 3;
  await database.run(
    'INSERT INTO tenant (id, name, slug, sip_domain, extension_digits, revision) VALUES (?, ?, ?, ?, ?, 1)',
    [id, slug, slug, domain, digits],
  );
  const extensions = Array.from({ length: size }, () => ({
    ...{ id: newId('extension'), deviceId: newId('device'), version: 1 },
  }));
  const first = 10 ** (digits - 1);
  await insert(
    database,
    'INSERT INTO extension (id, tenant_id, number, name, revision) VALUES (?, ?, ?, ?, 1)',
    extensions.map((one, place) => [one.id, id, String(first + place), `Person ${place}`]),
  );
  await insert(
    database,
    `INSERT INTO device (id, tenant_id, extension_id, label, username, ha1, ha1b, revision)
     VALUES (?, ?, ?, 'Desk', ?, ?, ?, 1)`,
    extensions.map((one, place) => {
      const username = `d${String(place).padStart(7, '0')}`;
      const { ha1, ha1b } = sipHa1(username, domain, 'bench');
      return [one.deviceId, id, one.id, username, ha1, ha1b];
    }),
  );
  const token = await insertToken(database, id);
  return { id, domain, digits, token, extensions };
}

async function insertToken(database: Database, tenantId: string): Promise<string> {
  const { prefix, whole } = newTokenSecret();
  const secret = whole.slice(prefix.length + 1);
  await database.run(
    `INSERT INTO token (id, scope_key, tenant_id, created_by, name, prefix, secret_hash, scopes, networks)
     VALUES (?, ?, ?, ?, 'bench', ?, ?, ?, '[]')`,
    [
      ...[newId('token'), tenantId, tenantId, OWNER, prefix, hashTokenSecret(secret)],
      JSON.stringify(['extensions:read', 'extensions:write', 'devices:write']),
    ],
  );
  await database.run(
    "INSERT INTO membership (id, user_id, scope_key, tenant_id, role) VALUES (?, ?, ?, ?, 'owner')",
    [newId('membership'), OWNER, tenantId, tenantId],
  );
  return whole;
}

/** Stored as if it had been there for long; the worker finds all of it when it starts. */
export async function insertInstallation(
  database: Database,
  extensions: number,
): Promise<BenchTenant[]> {
  await database.run(
    "INSERT INTO app_user (id, email, name) VALUES (?, 'bench@example.test', 'Bench')",
    [OWNER],
  );
  const tenants: BenchTenant[] = [];
  for (const [index, size] of sizes(extensions).entries()) {
    tenants.push(await insertTenant(database, index, size));
  }
  await insert(
    database,
    "INSERT INTO outbox (tenant_id, kind, subject_id, revision) VALUES (?, 'tenant', ?, 1)",
    tenants.map(({ id }) => [id, id]),
  );
  return tenants;
}
