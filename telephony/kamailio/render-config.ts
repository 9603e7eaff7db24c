/**
 * The generated half of an entry node's configuration: addresses, secrets and limits as constants,
 * then the include of conf/kamailio.cfg. Values are checked, so that none can end its string or
 * line and add configuration of its own.
 */

export interface KamailioLimits {
  /** Requests a phone's address may send in two seconds before it is ignored. */
  floodRequests: number;
  /** Wrong passwords inside `banWindowSeconds`: by one source for one account … */
  banPairFailures: number;
  /** … by one source for any account … */
  banSourceFailures: number;
  /** … and for one account from anywhere. */
  banAccountFailures: number;
  banWindowSeconds: number;
  banSeconds: number;
  /** `silent` says nothing to a banned source, `forbidden` answers 403. */
  banAnswer: 'silent' | 'forbidden';
}

export interface KamailioTimers {
  /** Between two OPTIONS to each media node and gateway. */
  pingSeconds: number;
  /** Without any reply for so long, the next media node is tried. */
  nodeReplyMs: number;
  /** The same for a trunk's gateways. */
  gatewayReplyMs: number;
  /** The same for a phone. */
  phoneReplyMs: number;
  /** Between two attempts to sign in at a carrier that refused or did not answer. */
  registrationRetrySeconds: number;
  /** How long a direct call rings. */
  directRingMs: number;
  /** A direct call that nobody ended is closed after so long. */
  directCallSeconds: number;
  /** So long a cached HA1 is believed without a look at the database; 0 = always look. */
  credentialsFreshSeconds: number;
}

export interface KamailioOptions {
  /** Absolute path of telephony/kamailio/conf. */
  confDirectory: string;
  listen: {
    address: string;
    sipPort: number;
    wsPort: number;
    /** Public address to put into Via, Record-Route and Contact, behind a 1:1 NAT. */
    advertise?: string;
  };
  rpc: { address: string; port: number; source: string; user: string; password: string };
  /** mysql://user:password@host:port/database */
  databaseUrl: string;
  rtpengine: { host: string; port: number };
  /** 32 characters or more each; the same on all entry nodes of a cluster. */
  secrets: { nonce: string; dialog: string };
  children?: number;
  limits?: Partial<KamailioLimits>;
  timers?: Partial<KamailioTimers>;
}

export const defaultLimits: KamailioLimits = {
  floodRequests: 60,
  banPairFailures: 5,
  banSourceFailures: 20,
  banAccountFailures: 50,
  banWindowSeconds: 120,
  banSeconds: 300,
  banAnswer: 'silent',
};

export const defaultTimers: KamailioTimers = {
  pingSeconds: 1,
  nodeReplyMs: 1000,
  gatewayReplyMs: 2000,
  phoneReplyMs: 5000,
  registrationRetrySeconds: 30,
  directRingMs: 60_000,
  directCallSeconds: 14_400,
  credentialsFreshSeconds: 600,
};

const HOST = /^(?:[A-Za-z0-9](?:[A-Za-z0-9.-]{0,252})|\[[0-9A-Fa-f:.]{2,45}\])$/;
const PLAIN = /^[A-Za-z0-9_.~-]{1,128}$/;
const SECRET = /^[A-Za-z0-9_-]{32,128}$/;
const PATH = /^\/[A-Za-z0-9 _.@+~/-]{0,1000}$/;
const DATABASE = /^mysql:\/\/[\w.~-]+:[\w.~-]+@[A-Za-z0-9.-]+:\d{1,5}\/\w+$/;

/** Throws with the name of the value that cannot stand in a configuration; never shows the value. */
function checked(name: string, value: string, pattern: RegExp): string {
  if (!pattern.test(value)) throw new Error(`Kamailio configuration: ${name} is not usable`);
  return value;
}

function whole(name: string, value: number, least: number, most: number): number {
  if (!Number.isInteger(value) || value < least || value > most) {
    throw new Error(`Kamailio configuration: ${name} must be from ${least} to ${most}`);
  }
  return value;
}

function port(name: string, value: number): number {
  return whole(name, value, 1, 65_535);
}

function listenLines(options: KamailioOptions): string[] {
  const { listen, rpc } = options;
  const address = checked('listen.address', listen.address, HOST);
  const sip = port('listen.sipPort', listen.sipPort);
  const ws = port('listen.wsPort', listen.wsPort);
  const at = (port: number): string =>
    listen.advertise === undefined
      ? ''
      : ` advertise ${checked('listen.advertise', listen.advertise, HOST)}:${port}`;
  return [
    `listen=udp:${address}:${sip}${at(sip)}`,
    `listen=tcp:${address}:${sip}${at(sip)}`,
    `listen=tcp:${address}:${ws}${at(ws)}`,
    `listen=tcp:${checked('rpc.address', rpc.address, HOST)}:${port('rpc.port', rpc.port)}`,
  ];
}

function limitLines(limits: KamailioLimits, timers: KamailioTimers): string[] {
  const number = (name: string, value: number, most: number): string =>
    `#!define ${name} ${whole(name, value, 1, most)}`;
  const window = whole('banWindowSeconds', limits.banWindowSeconds, 1, 86_400);
  return [
    number('FLOOD_REQUESTS', limits.floodRequests, 1_000_000),
    number('BAN_PAIR_FAILURES', limits.banPairFailures, 1_000_000),
    number('BAN_SOURCE_FAILURES', limits.banSourceFailures, 1_000_000),
    number('BAN_ACCOUNT_FAILURES', limits.banAccountFailures, 1_000_000),
    // Also stands inside log texts, where a plain define is not replaced.
    `#!substdef "!BAN_SECONDS!${whole('banSeconds', limits.banSeconds, 1, 604_800)}!g"`,
    // The window counts from the first failure: a phone that keeps trying now and then is no attack.
    `#!define HTABLE_FAILURES "failures=>size=14;initval=0;updateexpire=0;autoexpire=${window};"`,
    ...(limits.banAnswer === 'forbidden' ? ['#!define BAN_ANSWER'] : []),
    number('PING_SECONDS', timers.pingSeconds, 3600),
    number('NODE_REPLY_MS', timers.nodeReplyMs, 60_000),
    number('GATEWAY_REPLY_MS', timers.gatewayReplyMs, 60_000),
    number('PHONE_REPLY_MS', timers.phoneReplyMs, 60_000),
    number('REGISTRATION_RETRY_SECONDS', timers.registrationRetrySeconds, 3600),
    number('DIRECT_RING_MS', timers.directRingMs, 300_000),
    number('DIRECT_CALL_SECONDS', timers.directCallSeconds, 86_400),
    `#!define CREDENTIALS_FRESH_SECONDS ${whole('credentialsFreshSeconds', timers.credentialsFreshSeconds, 0, 86_400)}`,
  ];
}

/**
 * Text of local.cfg, to be run with `kamailio -f`. Holds secrets: write it with mode 600.
 * Throws on a value that could break out of its place.
 */
export function renderKamailioConfig(options: KamailioOptions): string {
  const { rpc, rtpengine, secrets } = options;
  const database = checked('databaseUrl', options.databaseUrl, DATABASE);
  const credentials = `${checked('rpc.user', rpc.user, PLAIN)}:${checked('rpc.password', rpc.password, SECRET)}`;
  const lines = [
    '#!KAMAILIO',
    '# Generated: changes are lost. Secrets inside: mode 600.',
    ...listenLines(options),
    `children=${whole('children', options.children ?? 4, 1, 256)}`,
    `tcp_children=${whole('children', options.children ?? 4, 1, 256)}`,
    `#!define WS_PORT ${options.listen.wsPort}`,
    // Checked with the listen lines above.
    `#!define SELF_URI "sip:${options.listen.address}:${options.listen.sipPort}"`,
    `#!define CONTACT_ADDRESS "${options.listen.advertise ?? options.listen.address}:${options.listen.sipPort}"`,
    `#!define RPC_PORT ${rpc.port}`,
    `#!define RPC_SOURCE "${checked('rpc.source', rpc.source, HOST)}"`,
    `#!define RPC_AUTHORIZATION "Basic ${Buffer.from(credentials).toString('base64')}"`,
    `#!define DB_URL "${database}"`,
    `#!define SQL_LOOKUPS "lookups=>${database}"`,
    `#!define RTPENGINE_SOCKET "udp:${checked('rtpengine.host', rtpengine.host, HOST)}:${port('rtpengine.port', rtpengine.port)}"`,
    `#!define NONCE_SECRET "${checked('secrets.nonce', secrets.nonce, SECRET)}"`,
    `#!define DIALOG_SECRET "${checked('secrets.dialog', secrets.dialog, SECRET)}"`,
    ...limitLines({ ...defaultLimits, ...options.limits }, { ...defaultTimers, ...options.timers }),
    `include_file "${checked('confDirectory', options.confDirectory, PATH)}/kamailio.cfg"`,
  ];
  return `${lines.join('\n')}\n`;
}
