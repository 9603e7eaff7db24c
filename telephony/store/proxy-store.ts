import type { ProxyRow, ProxyTable } from '@/telephony/render/kamailio-rows';
import {
  ALL_NODES_SET,
  FIRST_NODE_SET,
  TRUNK_ADDRESS_GROUP,
} from '@/telephony/render/kamailio-rows';
import type { RowPlan } from '@/telephony/reconcile/plan-rows';
import type { Database, Sql } from './database';
import {
  deleteFrom,
  keyValues,
  PROXY_TABLES,
  proxyRow,
  selectFrom,
  upsertInto,
  upsertValues,
  type ProxyRecord,
} from './proxy-tables';

/** Kamailio's tables: its own database, perhaps on a server of its own. The worker is the only writer. */
export interface ProxyStore {
  /** These accounts of a domain, and the short numbers that lead to them. */
  lines(sipDomain: string, usernames: readonly string[]): Promise<ProxyRow[]>;
  linesOfTenant(tenantId: string): Promise<ProxyRow[]>;
  /** Under these numbers, whoever they lead to. */
  numbers(e164: readonly string[]): Promise<ProxyRow[]>;
  domain(sipDomain: string): Promise<ProxyRow[]>;
  /** Everything that carries one of these domains; reads whole tables, for tenants that are going. */
  ofDomains(sipDomains: readonly string[]): Promise<ProxyRow[]>;
  routing(): Promise<ProxyRow[]>;
  /** Dispatcher set of the domain's home node. */
  homeOf(sipDomain: string): Promise<number | undefined>;
  /** What stands under a key of `trunk_settings`. */
  trunkSetting(key: string): Promise<string | undefined>;
  hasTrunkAccount(name: string): Promise<boolean>;
  extensionsOfDevices(tenantId: string, deviceIds: readonly string[]): Promise<string[]>;
  domainsOfTenant(tenantId: string): Promise<string[]>;
  /** One transaction. */
  apply(plan: RowPlan): Promise<void>;
  /** All domains and homes there are: some of them may belong to nobody. */
  domains(): Promise<ProxyRow[]>;
  /** The rows of a table in portions, by `id`. */
  portion(table: 'subscriber' | 'dbaliases', after: number): Promise<ProxyPortion>;
  /** Short numbers whose account is gone. */
  looseAliases(): Promise<ProxyRow[]>;
}

export interface ProxyPortion {
  rows: ProxyRow[];
  /** Where the next one begins; undefined after the last. */
  next: number | undefined;
}

const SLICE = 1000;

function byTable(rows: readonly ProxyRow[]): Map<ProxyTable, ProxyRow[]> {
  const tables = new Map<ProxyTable, ProxyRow[]>();
  for (const row of rows) tables.set(row.table, [...(tables.get(row.table) ?? []), row]);
  return tables;
}

async function batched(
  sql: Sql,
  statement: string,
  rows: readonly (readonly unknown[])[],
): Promise<void> {
  for (let start = 0; start < rows.length; start += SLICE) {
    await sql.batch(statement, rows.slice(start, start + SLICE));
  }
}

const aliasColumns = [
  ...PROXY_TABLES.extension_aliases.key,
  ...PROXY_TABLES.extension_aliases.columns,
]
  .map((name) => `a.${name}`)
  .join(', ');

export function createProxyStore(database: Database): ProxyStore {
  async function read(table: ProxyTable, where: string, values: readonly unknown[]) {
    const records = await database.query<ProxyRecord[]>(`${selectFrom(table)} ${where}`, values);
    return records.map((record) => proxyRow(table, record));
  }

  /** Short numbers of the accounts that match `where`: by way of their indexed names. */
  async function aliasesOf(where: string, values: readonly unknown[]): Promise<ProxyRow[]> {
    const records = await database.query<ProxyRecord[]>(
      `SELECT ${aliasColumns} FROM subscriber AS s
       JOIN extension_aliases AS a ON a.username = s.username AND a.domain = s.domain WHERE ${where}`,
      values,
    );
    return records.map((record) => proxyRow('extension_aliases', record));
  }

  async function linesWhere(where: string, values: readonly unknown[]): Promise<ProxyRow[]> {
    const [accounts, aliases] = await Promise.all([
      read('subscriber', `AS s WHERE ${where}`, values),
      aliasesOf(where, values),
    ]);
    return [...accounts, ...aliases];
  }

  return {
    lines: async (sipDomain, usernames) =>
      usernames.length === 0
        ? []
        : linesWhere('s.username IN (?) AND s.domain = ?', [usernames, sipDomain]),
    linesOfTenant: (tenantId) => linesWhere('s.tenant_id = ?', [tenantId]),
    numbers: async (e164) =>
      e164.length === 0
        ? []
        : read('dbaliases', "WHERE alias_username IN (?) AND alias_domain = ''", [e164]),
    domain: async (sipDomain) => [
      ...(await read('domain', 'WHERE domain = ?', [sipDomain])),
      ...(await read('tenant_home', 'WHERE key_name = ?', [sipDomain])),
    ],
    ofDomains: async (sipDomains) => {
      if (sipDomains.length === 0) return [];
      const tables: [ProxyTable, string][] = [
        ['subscriber', 'domain'],
        ['extension_aliases', 'alias_domain'],
        ['dbaliases', 'domain'],
        ['domain', 'domain'],
        ['tenant_home', 'key_name'],
      ];
      const found = tables.map(([table, column]) =>
        read(table, `WHERE ${column} IN (?)`, [sipDomains]),
      );
      return (await Promise.all(found)).flat();
    },
    routing: async () => [
      ...(await read('dispatcher', 'WHERE setid = ? OR setid >= ?', [
        ALL_NODES_SET,
        FIRST_NODE_SET,
      ])),
      ...(await read('address', 'WHERE grp = ?', [TRUNK_ADDRESS_GROUP])),
      ...(await read('trunk_settings', '', [])),
      ...(await read('uacreg', '', [])),
    ],
    homeOf: async (sipDomain) => {
      const rows = await read('tenant_home', 'WHERE key_name = ?', [sipDomain]);
      return rows[0] ? Number(rows[0].columns.key_value) : undefined;
    },
    trunkSetting: async (key) => {
      const rows = await read('trunk_settings', 'WHERE key_name = ?', [key]);
      return rows[0] ? String(rows[0].columns.key_value) : undefined;
    },
    hasTrunkAccount: async (name) => (await read('uacreg', 'WHERE l_uuid = ?', [name])).length > 0,
    extensionsOfDevices: async (tenantId, deviceIds) => {
      if (deviceIds.length === 0) return [];
      const rows = await database.query<{ id: string }[]>(
        'SELECT DISTINCT extension_id AS id FROM subscriber WHERE tenant_id = ? AND device_id IN (?)',
        [tenantId, deviceIds],
      );
      return rows.map((row) => row.id);
    },
    domainsOfTenant: async (tenantId) => {
      const rows = await database.query<{ domain: string }[]>(
        'SELECT DISTINCT domain FROM subscriber WHERE tenant_id = ?',
        [tenantId],
      );
      return rows.map((row) => row.domain);
    },
    apply: (plan) =>
      database.transaction(async (sql) => {
        for (const [table, rows] of byTable(plan.deletes)) {
          await batched(sql, deleteFrom(table), rows.map(keyValues));
        }
        const written = [...plan.updates.map((update) => update.after), ...plan.inserts];
        for (const [table, rows] of byTable(written)) {
          await batched(sql, upsertInto(table), rows.map(upsertValues));
        }
      }),
    domains: async () => [
      ...(await read('domain', '', [])),
      ...(await read('tenant_home', '', [])),
    ],
    portion: async (table, after) => {
      const records = await database.query<(ProxyRecord & { id: number })[]>(
        `${selectFrom(table).replace(' FROM', ', id FROM')} WHERE id > ? ORDER BY id LIMIT ?`,
        [after, SLICE],
      );
      return {
        rows: records.map((record) => proxyRow(table, record)),
        next: records.length < SLICE ? undefined : records.at(-1)?.id,
      };
    },
    looseAliases: async () => {
      const records = await database.query<ProxyRecord[]>(
        `SELECT ${aliasColumns} FROM extension_aliases AS a
         LEFT JOIN subscriber AS s ON s.username = a.username AND s.domain = a.domain
         WHERE s.id IS NULL`,
      );
      return records.map((record) => proxyRow('extension_aliases', record));
    },
  };
}

/** The tenant's domain that a row of its belongs to. */
export function domainOf(row: ProxyRow): string {
  return String(row.key.key_name ?? row.columns.domain ?? row.key.domain ?? '');
}
