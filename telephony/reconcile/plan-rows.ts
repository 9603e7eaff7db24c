import type { ColumnValue, ProxyRow, ProxyTable } from '@/telephony/render/kamailio-rows';

/** What to change in Kamailio's tables. `before` is what stood there. */
export interface RowPlan {
  inserts: ProxyRow[];
  updates: { before: ProxyRow; after: ProxyRow }[];
  deletes: ProxyRow[];
}

/** What Kamailio keeps in memory and has to be told. Told again does no harm. */
export type ProxyIntent =
  | { tell: 'forget-credentials'; username: string; domain: string }
  | { tell: 'remove-registration'; username: string; domain: string }
  | { tell: 'home'; domain: string }
  | { tell: 'trunk-setting'; key: string }
  | { tell: 'trunk-account'; name: string }
  | { tell: 'reload-domains' }
  | { tell: 'reload-dispatcher' }
  | { tell: 'reload-addresses' };

export function rowKey(row: ProxyRow): string {
  return JSON.stringify([row.table, Object.values(row.key)]);
}

/** Text in one, number in the other: what a column holds is compared as it is written. */
function isSame(
  one: Readonly<Record<string, ColumnValue>>,
  other: Readonly<Record<string, ColumnValue>>,
): boolean {
  return Object.keys(one).every((column) => String(one[column]) === String(other[column]));
}

/**
 * `observed` holds the rows that belong to the subjects in question and those that stand under a
 * desired key, whoever they belong to; only rows for which `isOurs` may be deleted.
 */
export function planRows(
  desired: readonly ProxyRow[],
  observed: readonly ProxyRow[],
  isOurs: (row: ProxyRow) => boolean = () => true,
): RowPlan {
  const held = new Map(observed.map((row) => [rowKey(row), row]));
  const wanted = new Set(desired.map(rowKey));
  const plan: RowPlan = { inserts: [], updates: [], deletes: [] };
  for (const after of desired) {
    const before = held.get(rowKey(after));
    if (!before) plan.inserts.push(after);
    else if (!isSame(after.columns, before.columns)) plan.updates.push({ before, after });
  }
  plan.deletes = [...held.values()].filter((row) => !wanted.has(rowKey(row)) && isOurs(row));
  return plan;
}

export function changedRows(plan: RowPlan): number {
  return plan.inserts.length + plan.updates.length + plan.deletes.length;
}

function account(row: ProxyRow): { username: string; domain: string } {
  return { username: String(row.key.username), domain: String(row.key.domain) };
}

type Change = { before: ProxyRow | undefined; after: ProxyRow | undefined; row: ProxyRow };

/** Only what Kamailio holds in memory; `subscriber` and the aliases are read with every request. */
const INTENTS: Record<ProxyTable, (change: Change) => ProxyIntent[]> = {
  subscriber: ({ before, after, row }) => {
    // A new account cannot be in the cache.
    if (!before) return [];
    const staysSignedIn =
      after &&
      after.columns.ha1 === before.columns.ha1 &&
      Number(after.columns.sign_outs) === Number(before.columns.sign_outs);
    const forget: ProxyIntent = { tell: 'forget-credentials', ...account(row) };
    return staysSignedIn ? [forget] : [forget, { tell: 'remove-registration', ...account(row) }];
  },
  extension_aliases: () => [],
  dbaliases: () => [],
  domain: () => [{ tell: 'reload-domains' }],
  tenant_home: ({ row }) => [{ tell: 'home', domain: String(row.key.key_name) }],
  trunk_settings: ({ row }) => [{ tell: 'trunk-setting', key: String(row.key.key_name) }],
  uacreg: ({ row }) => [{ tell: 'trunk-account', name: String(row.key.l_uuid) }],
  dispatcher: () => [{ tell: 'reload-dispatcher' }],
  address: () => [{ tell: 'reload-addresses' }],
};

/** Each intent once. */
export function mergeIntents(...lists: readonly (readonly ProxyIntent[])[]): ProxyIntent[] {
  const merged = new Map(lists.flat().map((intent) => [JSON.stringify(intent), intent]));
  return [...merged.values()];
}

export function planIntents(plan: RowPlan): ProxyIntent[] {
  const changes: Change[] = [
    ...plan.inserts.map((after) => ({ before: undefined, after, row: after })),
    ...plan.updates.map(({ before, after }) => ({ before, after, row: after })),
    ...plan.deletes.map((before) => ({ before, after: undefined, row: before })),
  ];
  return mergeIntents(changes.flatMap((change) => INTENTS[change.row.table](change)));
}
