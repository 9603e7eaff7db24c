import type {
  DialplanExtension,
  DialplanNumber,
  DialplanTenant,
} from '@/telephony/render/dialplan';
import type {
  ProxyDevice,
  ProxyMediaNode,
  ProxyTenant,
  ProxyTrunk,
} from '@/telephony/render/kamailio-rows';
import type { Database } from './database';

export interface DesiredTenant extends DialplanTenant, ProxyTenant {
  status: 'active' | 'suspended';
  revision: number;
}

/** What only the tenant's own documents depend on. */
export interface DesiredOutgoing {
  /** Dispatcher set of the carrier for outgoing calls. */
  trunkSetId: number | null;
  /** Shown by extensions without a number of their own: the tenant's oldest enabled one. */
  defaultCallerId: string | null;
}

export interface DesiredExtension extends DialplanExtension {
  devices: ProxyDevice[];
}

export type Subjects = readonly string[] | 'all';

/** What the installation should look like now, read subject by subject: a change costs what it touches. */
export interface DesiredStore {
  tenant(tenantId: string): Promise<DesiredTenant | undefined>;
  outgoing(tenantId: string): Promise<DesiredOutgoing>;
  extensions(tenantId: string, ids: Subjects): Promise<DesiredExtension[]>;
  numbers(tenantId: string, ids: Subjects): Promise<DialplanNumber[]>;
  /** Device id → extension id, of those that exist. */
  extensionsOfDevices(tenantId: string, deviceIds: readonly string[]): Promise<Map<string, string>>;
  /** Domains of these that a tenant other than this one has. */
  domainsOfOthers(tenantId: string, sipDomains: readonly string[]): Promise<string[]>;
  numbersLeadingTo(tenantId: string, extensionIds: readonly string[]): Promise<string[]>;
  tenants(): Promise<{ tenantId: string; revision: number }[]>;
  extensionIds(tenantId: string): Promise<string[]>;
  numberIds(tenantId: string): Promise<string[]>;
  domains(): Promise<string[]>;
  /** Which of these exist. */
  numbersAmong(e164: readonly string[]): Promise<string[]>;
  devicesAmong(ids: readonly string[]): Promise<string[]>;
  tenantsAtHome(nodeId: string): Promise<string[]>;
  mediaNodes(): Promise<ProxyMediaNode[]>;
  trunks(): Promise<ProxyTrunk[]>;
  /** Nothing of this tenant waits, and it stands at this revision. */
  isQuiet(tenantId: string, revision: number): Promise<boolean>;
}

/** MariaDB's booleans. */
type Flag = 0 | 1;
type Row<T> = { [K in keyof T]: T[K] extends boolean ? Flag : T[K] };

type ExtensionRow = Row<DialplanExtension>;
type DeviceRow = Row<ProxyDevice>;
interface NumberRow extends Row<Omit<DialplanNumber, 'destination'>> {
  destinationKind: 'extension' | 'busy' | 'hangup' | null;
  extensionNumber: string | null;
}
interface TrunkRow extends Omit<ProxyTrunk, 'enabled' | 'gateways'> {
  enabled: Flag;
  gateways: ProxyTrunk['gateways'] | string;
}

/** The trunk of all tenants: the first that is switched on. */
export const DEFAULT_TRUNK = 'SELECT MIN(set_id) FROM trunk WHERE enabled = 1';

const EXTENSIONS = `
  SELECT id, number, name, enabled, ring_timeout_seconds AS ringTimeoutSeconds,
    outbound_caller_id AS outboundCallerId FROM extension WHERE tenant_id = ?`;
const DEVICES = `
  SELECT id, extension_id AS extensionId, username, ha1, ha1b, enabled
  FROM device WHERE tenant_id = ?`;
const NUMBERS = `
  SELECT n.id, n.e164, n.enabled, n.caller_name_prefix AS callerNamePrefix,
    d.kind AS destinationKind, e.number AS extensionNumber
  FROM number AS n
  LEFT JOIN destination AS d ON d.id = n.destination_id
  LEFT JOIN extension AS e ON d.kind = 'extension' AND e.id = d.target_id AND e.tenant_id = n.tenant_id
  WHERE n.tenant_id = ?`;

function destinationOf(row: NumberRow): DialplanNumber['destination'] {
  if (row.destinationKind === null) return null;
  if (row.destinationKind !== 'extension') return { kind: row.destinationKind };
  // The extension is gone: as good as nothing chosen.
  return row.extensionNumber === null ? null : { kind: 'extension', number: row.extensionNumber };
}

const numberOf = (row: NumberRow): DialplanNumber => ({
  id: row.id,
  e164: row.e164,
  enabled: row.enabled === 1,
  callerNamePrefix: row.callerNamePrefix,
  destination: destinationOf(row),
});

function withDevices(extensions: readonly ExtensionRow[], devices: readonly DeviceRow[]) {
  const byExtension = new Map<string, ProxyDevice[]>(extensions.map(({ id }) => [id, []]));
  for (const device of devices) {
    byExtension.get(device.extensionId)?.push({ ...device, enabled: device.enabled === 1 });
  }
  return extensions.map((row) => ({
    ...row,
    enabled: row.enabled === 1,
    devices: byExtension.get(row.id) ?? [],
  }));
}

export function createDesiredStore(database: Database): DesiredStore {
  /** `ids` of any number: an empty list must not become `IN ()`. */
  async function select<T>(sql: string, column: string, tenantId: string, ids: Subjects) {
    if (ids === 'all') return database.query<T[]>(`${sql} ORDER BY 1`, [tenantId]);
    if (ids.length === 0) return [];
    return database.query<T[]>(`${sql} AND ${column} IN (?) ORDER BY 1`, [tenantId, ids]);
  }

  const firstColumn = async (sql: string, values: readonly unknown[]): Promise<string[]> =>
    (await database.query<{ id: string }[]>(sql, values)).map((row) => row.id);

  return {
    tenant: async (tenantId) => {
      const rows = await database.query<DesiredTenant[]>(
        `SELECT t.id, t.sip_domain AS sipDomain, t.timezone, t.country_code AS countryCode, t.status,
           t.revision, m.set_id AS homeSetId
         FROM tenant AS t LEFT JOIN media_node AS m ON m.id = t.home_node_id WHERE t.id = ?`,
        [tenantId],
      );
      return rows[0];
    },
    outgoing: async (tenantId) => {
      const rows = await database.query<DesiredOutgoing[]>(
        `SELECT (${DEFAULT_TRUNK}) AS trunkSetId,
           (SELECT e164 FROM number WHERE tenant_id = ? AND enabled = 1 ORDER BY id LIMIT 1) AS defaultCallerId`,
        [tenantId],
      );
      return rows[0] ?? { trunkSetId: null, defaultCallerId: null };
    },
    extensions: async (tenantId, ids) => {
      const [extensions, devices] = await Promise.all([
        select<ExtensionRow>(EXTENSIONS, 'id', tenantId, ids),
        select<DeviceRow>(DEVICES, 'extension_id', tenantId, ids),
      ]);
      return withDevices(extensions, devices);
    },
    numbers: async (tenantId, ids) =>
      (await select<NumberRow>(NUMBERS, 'n.id', tenantId, ids)).map(numberOf),
    extensionsOfDevices: async (tenantId, deviceIds) => {
      if (deviceIds.length === 0) return new Map();
      const rows = await database.query<{ id: string; extensionId: string }[]>(
        'SELECT id, extension_id AS extensionId FROM device WHERE tenant_id = ? AND id IN (?)',
        [tenantId, deviceIds],
      );
      return new Map(rows.map((row) => [row.id, row.extensionId]));
    },
    domainsOfOthers: async (tenantId, sipDomains) =>
      sipDomains.length === 0
        ? []
        : firstColumn('SELECT sip_domain AS id FROM tenant WHERE id <> ? AND sip_domain IN (?)', [
            tenantId,
            sipDomains,
          ]),
    numbersLeadingTo: async (tenantId, extensionIds) =>
      extensionIds.length === 0
        ? []
        : firstColumn(
            `SELECT n.id FROM destination AS d JOIN number AS n ON n.destination_id = d.id
             WHERE d.tenant_id = ? AND d.target_id IN (?)`,
            [tenantId, extensionIds],
          ),
    tenants: () => database.query('SELECT id AS tenantId, revision FROM tenant ORDER BY id'),
    extensionIds: (tenantId) =>
      firstColumn('SELECT id FROM extension WHERE tenant_id = ? ORDER BY id', [tenantId]),
    numberIds: (tenantId) =>
      firstColumn('SELECT id FROM number WHERE tenant_id = ? ORDER BY id', [tenantId]),
    domains: () => firstColumn('SELECT sip_domain AS id FROM tenant', []),
    numbersAmong: async (e164) =>
      e164.length === 0
        ? []
        : firstColumn('SELECT e164 AS id FROM number WHERE e164 IN (?)', [e164]),
    devicesAmong: async (ids) =>
      ids.length === 0 ? [] : firstColumn('SELECT id FROM device WHERE id IN (?)', [ids]),
    tenantsAtHome: (nodeId) =>
      firstColumn('SELECT id FROM tenant WHERE home_node_id = ?', [nodeId]),
    mediaNodes: async () => {
      const rows = await database.query<(Omit<ProxyMediaNode, 'kind'> & { kind: string })[]>(
        `SELECT id, set_id AS setId, sip_host AS sipHost, sip_port AS sipPort, state, kind
         FROM media_node ORDER BY set_id`,
      );
      // Not yet known: it gets no calls until it has said what it is.
      return rows.map((row) => ({
        ...row,
        kind: row.kind === 'freeswitch' ? 'freeswitch' : 'simulator',
      }));
    },
    trunks: async () => {
      const rows = await database.query<TrunkRow[]>(
        'SELECT id, set_id AS setId, gateways, enabled FROM trunk ORDER BY set_id',
      );
      return rows.map(({ enabled, gateways, ...row }) => ({
        ...row,
        enabled: enabled === 1,
        gateways:
          typeof gateways === 'string'
            ? (JSON.parse(gateways) as ProxyTrunk['gateways'])
            : gateways,
      }));
    },
    isQuiet: async (tenantId, revision) => {
      const rows = await database.query<unknown[]>(
        `SELECT id FROM tenant WHERE id = ? AND revision = ? AND NOT EXISTS
           (SELECT 1 FROM outbox WHERE tenant_id = ? AND done_at IS NULL)`,
        [tenantId, revision, tenantId],
      );
      return rows.length === 1;
    },
  };
}
