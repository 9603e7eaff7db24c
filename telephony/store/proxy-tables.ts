import type { ColumnValue, ProxyRow, ProxyTable } from '@/telephony/render/kamailio-rows';

/** The columns the worker writes; `key` is a unique key of the table. */
export const PROXY_TABLES: Record<ProxyTable, { key: string[]; columns: string[] }> = {
  domain: { key: ['domain'], columns: ['did'] },
  subscriber: {
    key: ['username', 'domain'],
    columns: [
      ...['password', 'ha1', 'ha1b', 'tenant_id', 'device_id', 'extension_id'],
      ...['extension_number', 'display_name', 'sign_outs'],
    ],
  },
  extension_aliases: {
    key: ['alias_username', 'alias_domain', 'username'],
    columns: ['domain', 'extension_id'],
  },
  dbaliases: { key: ['alias_username', 'alias_domain'], columns: ['username', 'domain'] },
  tenant_home: { key: ['key_name'], columns: ['key_type', 'value_type', 'key_value', 'expires'] },
  dispatcher: {
    key: ['setid', 'destination'],
    columns: ['flags', 'priority', 'attrs', 'description'],
  },
  trunk_settings: {
    key: ['key_name'],
    columns: ['key_type', 'value_type', 'key_value', 'expires'],
  },
  uacreg: {
    key: ['l_uuid'],
    columns: [
      ...['l_username', 'l_domain', 'r_username', 'r_domain', 'realm', 'auth_username'],
      ...['auth_password', 'auth_ha1', 'auth_proxy', 'expires', 'flags', 'reg_delay'],
      ...['contact_addr', 'socket'],
    ],
  },
  address: { key: ['grp', 'ip_addr', 'mask', 'port'], columns: ['tag'] },
};

export type ProxyRecord = Readonly<Record<string, ColumnValue | null>>;

function pick(record: ProxyRecord, names: readonly string[]): Record<string, ColumnValue> {
  return Object.fromEntries(names.map((name) => [name, record[name] ?? '']));
}

export function proxyRow(table: ProxyTable, record: ProxyRecord): ProxyRow {
  const { key, columns } = PROXY_TABLES[table];
  return { table, key: pick(record, key), columns: pick(record, columns) };
}

const quoted = (names: readonly string[]): string[] => names.map((name) => `\`${name}\``);

export function selectFrom(table: ProxyTable): string {
  const { key, columns } = PROXY_TABLES[table];
  return `SELECT ${quoted([...key, ...columns]).join(', ')} FROM \`${table}\``;
}

/** Insert or overwrite: a row that stands there unknown to us must not stop the change. */
export function upsertInto(table: ProxyTable): string {
  const { key, columns } = PROXY_TABLES[table];
  const names = quoted([...key, ...columns]);
  const overwrite = quoted(columns).map((column) => `${column} = VALUES(${column})`);
  return `INSERT INTO \`${table}\` (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})
    ON DUPLICATE KEY UPDATE ${overwrite.join(', ')}`;
}

export function deleteFrom(table: ProxyTable): string {
  const { key } = PROXY_TABLES[table];
  return `DELETE FROM \`${table}\` WHERE ${quoted(key)
    .map((column) => `${column} = ?`)
    .join(' AND ')}`;
}

export function upsertValues(row: ProxyRow): ColumnValue[] {
  const { key, columns } = PROXY_TABLES[row.table];
  return [
    ...key.map((name) => row.key[name] ?? ''),
    ...columns.map((name) => row.columns[name] ?? ''),
  ];
}

export function keyValues(row: ProxyRow): ColumnValue[] {
  return PROXY_TABLES[row.table].key.map((name) => row.key[name] ?? '');
}
