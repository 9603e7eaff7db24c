/**
 * Desired state → rows of Kamailio's tables. Pure; the SQL is telephony/store's. Every row says what
 * identifies it (`key`) and what it holds beside that (`columns`).
 */
import { isIP } from 'node:net';

export interface ProxyTenant {
  id: string;
  sipDomain: string;
  /** Dispatcher set of the home node; null leaves the choice to the hash of the domain. */
  homeSetId: number | null;
}

export interface ProxyExtension {
  id: string;
  number: string;
  name: string;
  enabled: boolean;
}

export interface ProxyDevice {
  id: string;
  username: string;
  ha1: string;
  ha1b: string;
  enabled: boolean;
  /** How often it was signed out; the next time removes its registrations. */
  signOuts: number;
  extensionId: string;
}

export interface ProxyNumber {
  id: string;
  /** With its plus sign. */
  e164: string;
  enabled: boolean;
}

export interface ProxyMediaNode {
  id: string;
  /** The node's own set: FIRST_NODE_SET to FIRST_TRUNK_SET - 1. */
  setId: number;
  sipHost: string;
  sipPort: number;
  state: 'active' | 'draining' | 'disabled';
  kind: 'freeswitch' | 'simulator';
}

export interface ProxyTrunk {
  id: string;
  /** FIRST_TRUNK_SET or more. */
  setId: number;
  /** In order of preference. */
  gateways: readonly { host: string; port: number; transport: 'udp' | 'tcp' | 'tls' }[];
  enabled: boolean;
  /** Calls at once, in and out together; null: as many as come. */
  maxCalls: number | null;
  /** As SDP names them (lib/trunks/contract.ts); none: whatever is offered. */
  codecs: readonly string[];
  /** Null: the carrier knows us by our address. */
  registration: ProxyTrunkAccount | null;
  /** Calling code of the country whose national numbers come in; null: they come in international form. */
  countryCode: string | null;
}

/** Our account at a carrier; its registrar is the first gateway. */
export interface ProxyTrunkAccount {
  username: string;
  domain: string;
  realm: string;
  ha1: string;
  expiresSeconds: number;
}

export type ProxyTable =
  | 'subscriber'
  | 'extension_aliases'
  | 'domain'
  | 'dbaliases'
  | 'dispatcher'
  | 'address'
  | 'tenant_home'
  | 'trunk_settings'
  | 'uacreg';

export type ColumnValue = string | number;

export interface ProxyRow {
  table: ProxyTable;
  key: Readonly<Record<string, ColumnValue>>;
  columns: Readonly<Record<string, ColumnValue>>;
}

/** Holds every media node; conf/routes/media.cfg spreads over it. */
export const ALL_NODES_SET = 1;
export const FIRST_NODE_SET = 100;
export const FIRST_TRUNK_SET = 10_000;
/** Group of `address` that conf/routes/entry.cfg takes for carriers. */
export const TRUNK_ADDRESS_GROUP = 2;

/** Dispatcher flags (module dispatcher, 6.1): 8 = probe from the start, 4 = disabled by us. */
const PROBED = 8;
const DISABLED = 4;

const NAME_LIMIT = 64;

/**
 * A name as it may stand between quotes in a SIP header (RFC 3261 25.1 quoted-string) and between
 * the bars of the credentials cache.
 */
export function sipDisplayName(name: string): string {
  const plain = name.replace(/[\p{Cc}\p{Cf}"\\|<>]/gu, ' ').replace(/\s+/gu, ' ');
  return [...plain.trim()].slice(0, NAME_LIMIT).join('').trim();
}

interface Line {
  extension: ProxyExtension;
  device: ProxyDevice;
}

/** Devices that may register: enabled, of an enabled extension. */
function liveLines(extensions: readonly ProxyExtension[], devices: readonly ProxyDevice[]): Line[] {
  const byId = new Map(extensions.map((extension) => [extension.id, extension]));
  return devices.flatMap((device) => {
    const extension = byId.get(device.extensionId);
    return device.enabled && extension?.enabled ? [{ extension, device }] : [];
  });
}

export function renderSubscriberRows(
  tenant: ProxyTenant,
  extensions: readonly ProxyExtension[],
  devices: readonly ProxyDevice[],
): ProxyRow[] {
  return liveLines(extensions, devices).map(({ extension, device }) => ({
    table: 'subscriber',
    key: { username: device.username, domain: tenant.sipDomain },
    columns: {
      // The clear password is not kept anywhere.
      password: '',
      ha1: device.ha1,
      ha1b: device.ha1b,
      tenant_id: tenant.id,
      device_id: device.id,
      extension_id: extension.id,
      extension_number: extension.number,
      display_name: sipDisplayName(extension.name),
      sign_outs: device.signOuts,
    },
  }));
}

/** Extension number → device, for calls without a media node. */
export function renderExtensionAliasRows(
  tenant: ProxyTenant,
  extensions: readonly ProxyExtension[],
  devices: readonly ProxyDevice[],
): ProxyRow[] {
  return liveLines(extensions, devices).map(({ extension, device }) => ({
    table: 'extension_aliases',
    key: {
      alias_username: extension.number,
      alias_domain: tenant.sipDomain,
      username: device.username,
    },
    columns: { domain: tenant.sipDomain, extension_id: extension.id },
  }));
}

export function renderDomainRow(tenant: ProxyTenant): ProxyRow {
  return { table: 'domain', key: { domain: tenant.sipDomain }, columns: { did: tenant.sipDomain } };
}

/** External number → tenant domain, for calls from trunks. */
export function renderNumberAliasRows(
  tenant: ProxyTenant,
  numbers: readonly ProxyNumber[],
): ProxyRow[] {
  return numbers
    .filter((number) => number.enabled)
    .map((number) => ({
      table: 'dbaliases',
      key: { alias_username: number.e164, alias_domain: '' },
      columns: { username: number.e164, domain: tenant.sipDomain },
    }));
}

export function hostInUri(host: string): string {
  return isIP(host) === 6 ? `[${host}]` : host;
}

/** Simulated nodes carry no calls, disabled ones must not: neither is in the table. */
function nodeRows(node: ProxyMediaNode): ProxyRow[] {
  if (node.kind === 'simulator' || node.state === 'disabled') return [];
  return [ALL_NODES_SET, node.setId].map((setId) => ({
    table: 'dispatcher',
    key: { setid: setId, destination: `sip:${hostInUri(node.sipHost)}:${node.sipPort}` },
    columns: {
      // Draining by RPC would be lost with the next reload.
      flags: node.state === 'draining' ? DISABLED : PROBED,
      priority: 0,
      attrs: '',
      description: node.id,
    },
  }));
}

function gatewayRows(trunk: ProxyTrunk): ProxyRow[] {
  if (!trunk.enabled) return [];
  return trunk.gateways.map((gateway, index) => ({
    table: 'dispatcher',
    key: {
      setid: trunk.setId,
      destination: `sip:${hostInUri(gateway.host)}:${gateway.port};transport=${gateway.transport}`,
    },
    columns: {
      flags: PROBED,
      // The highest goes first.
      priority: trunk.gateways.length - index,
      attrs: '',
      description: trunk.id,
    },
  }));
}

export function renderDispatcherRows(
  nodes: readonly ProxyMediaNode[],
  trunks: readonly ProxyTrunk[],
): ProxyRow[] {
  return [...nodes.flatMap(nodeRows), ...trunks.flatMap(gatewayRows)];
}

/** On a shared address the port tells a carrier from a phone; elsewhere carriers use any port. */
function sourcePort(host: string, port: number): number {
  return host === '::1' || host.startsWith('127.') ? port : 0;
}

/**
 * Where calls from carriers come from; the tag is the trunk's id. A gateway known by name only has
 * no row: module permissions compares addresses, so such a trunk can be called but cannot call.
 */
export function renderAddressRows(trunks: readonly ProxyTrunk[]): ProxyRow[] {
  const rows = new Map<string, ProxyRow>();
  for (const trunk of trunks) {
    if (!trunk.enabled) continue;
    for (const { host, port } of trunk.gateways) {
      const family = isIP(host);
      if (family === 0) continue;
      const key = {
        grp: TRUNK_ADDRESS_GROUP,
        ip_addr: host,
        mask: family === 6 ? 128 : 32,
        port: sourcePort(host, port),
      };
      const name = `${host} ${key.port}`;
      // Two trunks at one address: the first one owns its calls, always the same way.
      if (!rows.has(name)) rows.set(name, { table: 'address', key, columns: { tag: trunk.id } });
    }
  }
  return [...rows.values()];
}

/** Null: no home, no row. */
export function renderHomeRow(tenant: ProxyTenant): ProxyRow | null {
  if (tenant.homeSetId === null) return null;
  return {
    table: 'tenant_home',
    key: { key_name: tenant.sipDomain },
    // key_type 0: one value a key; value_type 1: a number (module htable).
    columns: { key_type: 0, value_type: 1, key_value: String(tenant.homeSetId), expires: 0 },
  };
}
