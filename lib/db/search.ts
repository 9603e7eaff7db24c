import { pool } from './pool';

/** SQL text written here and nowhere else; what a person typed is only ever a bound value. */
const LISTS = {
  extensions: {
    from: 'extension t',
    id: 't.id',
    sort: 't.number',
    searched: ['t.number', 't.name', 't.email'],
    filters: { tenantId: 't.tenant_id', enabled: 't.enabled' },
  },
  objects: {
    from: 'pbx_object t',
    id: 't.id',
    sort: 't.name, t.id',
    searched: ['t.name', 't.number'],
    filters: { tenantId: 't.tenant_id', kind: 't.kind', enabled: 't.enabled' },
  },
  numbers: {
    from: 'number t',
    id: 't.id',
    sort: 't.e164',
    searched: ['t.e164', 't.label'],
    filters: { tenantId: 't.tenant_id', enabled: 't.enabled', id: 't.id' },
  },
  blockEntries: {
    from: 'block_entry t',
    id: 't.id',
    sort: 't.value, t.id',
    searched: ['t.value', 't.note'],
    filters: { tenantId: 't.tenant_id', matches: 't.matches' },
  },
  users: {
    from: 'membership m JOIN app_user t ON t.id = m.user_id',
    id: 't.id',
    sort: 't.email',
    searched: ['t.email', 't.name'],
    filters: { tenantId: 'm.tenant_id' },
  },
  tenants: {
    from: 'tenant t',
    id: 't.id',
    sort: 't.slug',
    searched: ['t.slug', 't.name', 't.sip_domain'],
    filters: { resellerId: 't.reseller_id', status: 't.status' },
  },
} as const;

type ListName = keyof typeof LISTS;
type Filters<L extends ListName> = Partial<
  Record<keyof (typeof LISTS)[L]['filters'], string | boolean | readonly string[] | undefined>
>;

/** `%`, `_` and `\` of the person's are letters, not wildcards. */
function containing(part: string): string {
  return `%${part.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
}

export interface SearchPage<L extends ListName> {
  filters: Filters<L>;
  /** Compared without regard to case and accents. */
  q?: string | undefined;
  /** Sort key of the last item shown; a list where it has more parts than one. */
  after?: string | readonly string[] | undefined;
  limit: number;
}

/** Ids of one page, in the list's order; `limit + 1` of them when there is another page. */
export async function searchIds<L extends ListName>(
  name: L,
  { filters, q, after, limit }: SearchPage<L>,
): Promise<string[]> {
  const list = LISTS[name];
  const columns: Record<string, string> = list.filters;
  const conditions = ['TRUE'];
  const values: unknown[] = [];
  for (const [filter, value] of Object.entries(filters)) {
    if (value === undefined) continue;
    if (Array.isArray(value) && value.length === 0) return [];
    conditions.push(`${columns[filter]} IN (?)`);
    values.push(value);
  }
  if (q) {
    const each = list.searched.map((column) => `${column} COLLATE utf8mb4_unicode_ci LIKE ?`);
    conditions.push(`(${each.join(' OR ')})`);
    values.push(...each.map(() => containing(q)));
  }
  if (after !== undefined) {
    const parts = typeof after === 'string' ? [after] : after;
    conditions.push(`(${list.sort}) > (${parts.map(() => '?').join(', ')})`);
    values.push(...parts);
  }
  const rows = await pool().query<{ id: string }[]>(
    `SELECT ${list.id} AS id FROM ${list.from} WHERE ${conditions.join(' AND ')}
     ORDER BY ${list.sort} LIMIT ?`,
    [...values, limit + 1],
  );
  return rows.map(({ id }) => id);
}

/** `WHERE id IN` forgets the order; this gives it back. Rows gone meanwhile are left out. */
export function inOrder<Row extends { id: string }>(
  ids: readonly string[],
  rows: readonly Row[],
): Row[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}
