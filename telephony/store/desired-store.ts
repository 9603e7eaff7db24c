import type { AgentStatus } from '@/lib/agents/contract';
import type { PlanAgentState } from '@/lib/agents/plan';
import type { BlockGroup } from '@/lib/block-list/plan';
import type { PlanObject, PlanTenant } from '@/lib/call-plan/compile';
import type { PlanExtension } from '@/lib/extensions/plan';
import type { PlanNumber } from '@/lib/numbers/plan';
import type { OutgoingFacts } from '@/lib/outgoing/plan';
import type {
  ProxyDevice,
  ProxyMediaNode,
  ProxyTenant,
  ProxyTrunk,
} from '@/telephony/render/kamailio-rows';
import { readBlockGroupIds, readBlockGroups } from './block-groups';
import { readOutgoingFacts } from './outgoing-facts';
import { readTrunks } from './trunk-rows';
import type { Database } from './database';
import { readMailboxes } from './voicemail-store';

export interface DesiredTenant extends PlanTenant, ProxyTenant {
  status: 'active' | 'suspended';
  revision: number;
}

export interface DesiredExtension extends PlanExtension {
  devices: ProxyDevice[];
}

/** The tables of what documents are made from; each has `id` and `tenant_id`. */
const SUBJECT_TABLES = { extension: 'extension', number: 'number', object: 'pbx_object' } as const;
export type SubjectKind = keyof typeof SUBJECT_TABLES | 'block_list';
export const SUBJECT_KINDS: readonly SubjectKind[] = [
  'extension',
  'number',
  'object',
  'block_list',
];

export type Subjects = readonly string[] | 'all';

/** What the installation should look like now, read subject by subject: a change costs what it touches. */
export interface DesiredStore {
  tenant(tenantId: string): Promise<DesiredTenant | undefined>;
  /** What the way out depends on besides the tenant's own settings. */
  outgoing(tenantId: string): Promise<OutgoingFacts>;
  extensions(tenantId: string, ids: Subjects): Promise<DesiredExtension[]>;
  numbers(tenantId: string, ids: Subjects): Promise<PlanNumber[]>;
  objects(tenantId: string, ids: Subjects): Promise<PlanObject[]>;
  objectsOfKinds(tenantId: string, kinds: readonly string[]): Promise<PlanObject[]>;
  blockGroups(tenantId: string, ids: Subjects): Promise<BlockGroup[]>;
  /** Device id → extension id, of those that exist. */
  extensionsOfDevices(tenantId: string, deviceIds: readonly string[]): Promise<Map<string, string>>;
  /** Domains of these that a tenant other than this one has. */
  domainsOfOthers(tenantId: string, sipDomains: readonly string[]): Promise<string[]>;
  tenants(): Promise<{ tenantId: string; revision: number }[]>;
  /** Of all subjects of a kind. */
  subjectIds(tenantId: string, kind: SubjectKind): Promise<string[]>;
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

/** The driver parses JSON where the server says that it is JSON. */
type ExtensionRow = Row<Omit<DesiredExtension, 'devices'>>;
type DeviceRow = Row<ProxyDevice> & { position: number };
type NumberRow = Row<PlanNumber>;
type ObjectRow = Row<PlanObject>;
interface AgentStateRow {
  id: string;
  status: AgentStatus;
  reason: string | null;
  since: Date;
}

const parsed = (json: unknown): unknown => (typeof json === 'string' ? JSON.parse(json) : json);

function settled<T extends { enabled: Flag; config: unknown }>({ enabled, config, ...row }: T) {
  return { ...row, enabled: enabled === 1, config: parsed(config) };
}

const EXTENSIONS = `
  SELECT id, number, name, enabled, ring_timeout_seconds AS ringTimeoutSeconds,
    outbound_caller_id AS outboundCallerId, config FROM extension WHERE tenant_id = ?`;
const DEVICES = `
  SELECT id, extension_id AS extensionId, username, ha1, ha1b, enabled, sign_outs AS signOuts,
    position
  FROM device WHERE tenant_id = ?`;
const NUMBERS = `
  SELECT id, e164, label, enabled, caller_name_prefix AS callerNamePrefix, config
  FROM number WHERE tenant_id = ?`;
const OBJECTS = `
  SELECT id, kind, name, number, enabled, config FROM pbx_object WHERE tenant_id = ?`;
const AGENT_STATES = `
  SELECT agent_id AS id, status, reason, since FROM agent_state WHERE tenant_id = ?`;

function withDevices(extensions: readonly ExtensionRow[], devices: readonly DeviceRow[]) {
  const byExtension = new Map<string, ProxyDevice[]>(extensions.map(({ id }) => [id, []]));
  // They come by age; in order means by position.
  for (const { position: _, ...device } of devices.toSorted((a, b) => a.position - b.position)) {
    byExtension.get(device.extensionId)?.push({ ...device, enabled: device.enabled === 1 });
  }
  return extensions.map((row) => ({ ...settled(row), devices: byExtension.get(row.id) ?? [] }));
}

function withStates(objects: readonly PlanObject[], rows: readonly AgentStateRow[]): PlanObject[] {
  const states = new Map(
    rows.map(({ id, status, reason, since }): [string, PlanAgentState] => [
      id,
      { status, reason, since: since.getTime() },
    ]),
  );
  return objects.map((object) => {
    const state = states.get(object.id);
    return state ? { ...object, state } : object;
  });
}

/** The messages of a box are listed in a document beside its own. */
async function withMailboxes(
  database: Database,
  tenantId: string,
  objects: readonly PlanObject[],
): Promise<PlanObject[]> {
  const ids = objects.filter(({ kind }) => kind === 'voicemail').map(({ id }) => id);
  const boxes = await readMailboxes(database, tenantId, ids);
  return objects.map((object) => {
    const state = boxes.get(object.id);
    return state ? { ...object, state } : object;
  });
}

/** `unsealSecret` throws when the text was sealed with another secret (lib/shared/secret-box.ts). */
export function createDesiredStore(
  database: Database,
  unsealSecret: (sealed: string) => string,
): DesiredStore {
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
        `SELECT t.id, t.sip_domain AS sipDomain, t.timezone, t.country_code AS countryCode, t.language,
           t.status, t.revision, m.set_id AS homeSetId
         FROM tenant AS t LEFT JOIN media_node AS m ON m.id = t.home_node_id WHERE t.id = ?`,
        [tenantId],
      );
      return rows[0];
    },
    outgoing: (tenantId) => readOutgoingFacts(database, tenantId),
    extensions: async (tenantId, ids) => {
      const [extensions, devices] = await Promise.all([
        select<ExtensionRow>(EXTENSIONS, 'id', tenantId, ids),
        select<DeviceRow>(DEVICES, 'extension_id', tenantId, ids),
      ]);
      return withDevices(extensions, devices);
    },
    numbers: async (tenantId, ids) =>
      (await select<NumberRow>(NUMBERS, 'id', tenantId, ids)).map(settled),
    objects: async (tenantId, ids) => {
      const objects = (await select<ObjectRow>(OBJECTS, 'id', tenantId, ids)).map(settled);
      const agents = objects.filter(({ kind }) => kind === 'agent').map(({ id }) => id);
      const states = await select<AgentStateRow>(AGENT_STATES, 'agent_id', tenantId, agents);
      return withMailboxes(database, tenantId, withStates(objects, states));
    },
    objectsOfKinds: async (tenantId, kinds) =>
      (await select<ObjectRow>(OBJECTS, 'kind', tenantId, kinds)).map(settled),
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
    tenants: () => database.query('SELECT id AS tenantId, revision FROM tenant ORDER BY id'),
    blockGroups: (tenantId, ids) => readBlockGroups(database, tenantId, ids),
    subjectIds: (tenantId, kind) =>
      kind === 'block_list'
        ? readBlockGroupIds(database, tenantId)
        : firstColumn(`SELECT id FROM ${SUBJECT_TABLES[kind]} WHERE tenant_id = ? ORDER BY id`, [
            tenantId,
          ]),
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
    trunks: () => readTrunks(database, unsealSecret),
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
