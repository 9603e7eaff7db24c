import type { ProxyRow } from '@/telephony/render/kamailio-rows';
import type { DesiredStore } from '@/telephony/store/desired-store';
import { domainOf, type ProxyStore } from '@/telephony/store/proxy-store';

export interface OrphanPorts {
  desired: DesiredStore;
  proxy: ProxyStore;
}

type NamedTable = 'subscriber' | 'dbaliases';

/** What makes a row somebody's: the device of an account, the number of an alias. */
const NAME: Record<NamedTable, (row: ProxyRow) => string> = {
  subscriber: (row) => String(row.columns.device_id),
  dbaliases: (row) => String(row.key.alias_username),
};

async function orphansOf(
  { proxy }: OrphanPorts,
  table: NamedTable,
  existing: (names: readonly string[]) => Promise<string[]>,
): Promise<ProxyRow[]> {
  const orphans: ProxyRow[] = [];
  for (let after: number | undefined = 0; after !== undefined;) {
    const portion = await proxy.portion(table, after);
    const known = new Set(await existing(portion.rows.map(NAME[table])));
    orphans.push(...portion.rows.filter((row) => !known.has(NAME[table](row))));
    after = portion.next;
  }
  return orphans;
}

/**
 * Rows in Kamailio's tables that belong to nobody. Always first the rows, then the names: what was
 * just made for a new tenant is never taken for an orphan.
 */
export async function findOrphans(ports: OrphanPorts): Promise<ProxyRow[]> {
  const { desired, proxy } = ports;
  const named = await proxy.domains();
  const domains = new Set(await desired.domains());
  return [
    ...named.filter((row) => !domains.has(domainOf(row))),
    ...(await orphansOf(ports, 'subscriber', (names) => desired.devicesAmong(names))),
    ...(await orphansOf(ports, 'dbaliases', (names) => desired.numbersAmong(names))),
    ...(await proxy.looseAliases()),
  ];
}
