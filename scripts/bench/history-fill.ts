import { createConnection, type Connection } from 'mariadb';
import { hashTokenSecret, newTokenSecret } from '@/lib/access/token-secret';
import type { Permission } from '@/lib/access/permissions';
import { newId } from '@/lib/shared/ids';
import { owner } from '../processes/mariadb';
import { hoursOf, makeCall, momentsIn } from './history-calls';
import { HistoryLoader } from './history-load';
import { Random } from './history-random';
import { makeTenants, type HistoryTenant } from './history-world';

export const ZONE = 'Europe/Berlin';
const MONTHS_BACK = 13;
/** With all rights, and allowed to send files of rows. */
export function connectToFill(socketPath: string): Promise<Connection> {
  return createConnection({
    ...{ socketPath, user: owner(), database: 'livery', timezone: 'Z' },
    permitLocalInfile: true,
  });
}

const DAY_MS = 86_400_000;
const BATCH = 1000;

const PARTITIONED = ['pbx_call', 'call_journey', 'call_facet', 'call_rollup'];

/** One partition a month also for the months before the installation, as if it had been there then. */
async function addPartitions(root: Connection, from: Date): Promise<void> {
  const first = new Date(Date.UTC(2026, 6, 1));
  const bounds: string[] = [];
  for (
    let at = from;
    at <= first;
    at = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 1))
  ) {
    bounds.push(at.toISOString().slice(0, 10));
  }
  if (bounds.length < 2) return;
  const parts = bounds.map((bound, index) => {
    const before = bounds[index - 1];
    const name = before ? `p${before.slice(0, 7).replace('-', '')}` : 'pbefore';
    return `PARTITION ${name} VALUES LESS THAN ('${bound}')`;
  });
  for (const table of PARTITIONED) {
    await root.query(
      `ALTER TABLE ${table} REORGANIZE PARTITION pbefore INTO (${parts.join(', ')})`,
    );
  }
}

async function insert(root: Connection, sql: string, rows: unknown[][]): Promise<void> {
  for (let start = 0; start < rows.length; start += BATCH) {
    await root.batch(sql, rows.slice(start, start + BATCH));
  }
}

async function insertTenant(root: Connection, tenant: HistoryTenant): Promise<void> {
  const { id, slug } = tenant;
  await root.query(
    `INSERT INTO tenant (id, name, slug, sip_domain, extension_digits, timezone)
     VALUES (?, ?, ?, ?, 3, ?)`,
    [id, slug, slug, `${slug}.pbx.localhost`, ZONE],
  );
  await insert(
    root,
    'INSERT INTO extension (id, tenant_id, number, name) VALUES (?, ?, ?, ?)',
    tenant.extensions.map((one) => [one.id, id, one.number, one.name]),
  );
  await insert(
    root,
    'INSERT INTO number (id, tenant_id, e164, label) VALUES (?, ?, ?, ?)',
    tenant.numbers.map((one, index) => [one.id, id, one.e164, `Line ${index}`]),
  );
  const objects = (kind: string, ids: readonly string[]) =>
    ids.map((objectId, index) => [objectId, id, kind, `${kind} ${index}`]);
  await insert(
    root,
    "INSERT INTO pbx_object (id, tenant_id, kind, name, config) VALUES (?, ?, ?, ?, '{}')",
    [
      ...objects('ring_group', tenant.groups),
      ...objects('queue', tenant.queues),
      ...objects(
        'agent',
        tenant.agents.map((agent) => agent.id),
      ),
      ...objects('menu', tenant.menus),
    ],
  );
}

const SCOPES: readonly Permission[] = ['calls:read', 'tenant:read', 'extensions:read'];

export interface Key {
  secret: string;
  ownerId: string;
}

/** A key of an owner of the PBX. */
export async function insertKey(root: Connection, tenantId: string): Promise<Key> {
  const ownerId = newId('user');
  const { prefix, whole } = newTokenSecret();
  await root.query("INSERT INTO app_user (id, email, name) VALUES (?, ?, 'Bench')", [
    ownerId,
    `${ownerId}@example.test`,
  ]);
  await root.query(
    "INSERT INTO membership (id, user_id, scope_key, tenant_id, role) VALUES (?, ?, ?, ?, 'owner')",
    [newId('membership'), ownerId, tenantId, tenantId],
  );
  await root.query(
    `INSERT INTO token (id, scope_key, tenant_id, created_by, name, prefix, secret_hash, scopes, networks)
     VALUES (?, ?, ?, ?, 'bench', ?, ?, ?, '[]')`,
    [
      ...[newId('token'), tenantId, tenantId, ownerId, prefix],
      ...[hashTokenSecret(whole.slice(prefix.length + 1)), JSON.stringify(SCOPES)],
    ],
  );
  return { secret: whole, ownerId };
}

const dayFormat = new Intl.DateTimeFormat('en-CA', { timeZone: ZONE });

/** Hours of the stretch, gathered by day of the zone: 2026-11-25 → its hours. */
function daysOf(from: number, to: number) {
  const days = new Map<string, { start: number; share: number }[]>();
  for (const hour of hoursOf(from, to)) {
    const day = dayFormat.format(hour.start);
    days.set(day, [...(days.get(day) ?? []), hour]);
  }
  return days;
}

/**
 * Thirteen months of `rows` calls of five PBXs up to now; the first has 60 % of them.
 * @returns the tenants, largest first
 */
export async function fillHistory(
  root: Connection,
  rows: number,
  say: (words: string) => void,
): Promise<HistoryTenant[]> {
  const random = new Random(rows);
  const to = Date.now();
  const start = new Date(to - MONTHS_BACK * 30.4 * DAY_MS);
  const from = Date.UTC(start.getUTCFullYear(), start.getUTCMonth(), 1);
  await addPartitions(root, new Date(from));
  const tenants = makeTenants(random, rows);
  for (const tenant of tenants) await insertTenant(root, tenant);
  const weights = Object.fromEntries(tenants.map((tenant, index) => [index, tenant.share]));
  const loader = new HistoryLoader(root, ZONE);
  await root.query('SET unique_checks = 0, foreign_key_checks = 0');
  let made = 0;
  let owed = 0;
  for (const [day, hours] of daysOf(from, to)) {
    const calls = hours.flatMap(({ start: hour, share }) => {
      owed += share * rows;
      const count = Math.floor(owed);
      owed -= count;
      return momentsIn(random, hour, count).map((at) => {
        const tenant = tenants[Number(random.weighted(weights))];
        if (!tenant) throw new Error('no tenant');
        return makeCall(random, tenant, at);
      });
    });
    await loader.day(day.slice(0, 7), calls);
    made += calls.length;
    if (day.endsWith('-01')) say(`${day}: ${made} calls`);
  }
  await loader.finish();
  say(`${made} calls with ${loader.facets} facets stored`);
  return tenants;
}
