import type { Database } from './database';

/** One contact of a device. Times in ISO 8601. */
export interface RegisteredPlace {
  /** `198.51.100.7:5060`: where its packets come from. */
  address: string;
  transport: string;
  userAgent: string | null;
  refreshedAt: string;
  expiresAt: string;
}

/** What the entry node knows of a device's registrations, taken together. */
export interface Registration {
  deviceId: string;
  tenantId: string;
  contacts: number;
  userAgent: string | null;
  address: string | null;
  expiresAt: Date;
  /** The most recent ones, at most PLACES_MAX. */
  places: RegisteredPlace[];
}

export interface RegistrationStore {
  /** Registrations that changed since `sinceSeconds` ago; all when undefined. */
  observed(sinceSeconds?: number): Promise<Registration[]>;
  write(registrations: readonly Registration[]): Promise<void>;
  /** Of devices that are registered no more. */
  removeAllBut(deviceIds: readonly string[]): Promise<number>;
}

const SLICE = 1000;

interface ContactRow {
  deviceId: string;
  tenantId: string;
  userAgent: string | null;
  address: string;
  socket: string | null;
  refreshedAt: Date;
  expiresAt: Date;
}

/** More contacts than this under one account are counted, not shown. */
const PLACES_MAX = 10;

// Kamailio keeps times as local time of its own server process; it is run in UTC.
const CONTACTS = `
  SELECT s.device_id AS deviceId, s.tenant_id AS tenantId, l.user_agent AS userAgent,
    COALESCE(l.received, l.contact) AS address, l.socket AS socket,
    l.last_modified AS refreshedAt, l.expires AS expiresAt
  FROM location AS l JOIN subscriber AS s ON s.username = l.username AND s.domain = l.domain
  WHERE s.device_id <> '' AND l.expires > UTC_TIMESTAMP()`;

/** `sip:192.0.2.7:5060;transport=tcp` → `192.0.2.7:5060` by `tcp` (RFC 3261 19.1.1). */
function placeOf({ address, socket, userAgent, refreshedAt, expiresAt }: ContactRow) {
  const [uri = '', ...parameters] = address.split(';');
  const named = parameters.find((parameter) => parameter.startsWith('transport='));
  return {
    address: uri.replace(/^sips?:/, '').replace(/^[^@]*@/, ''),
    transport: (named?.slice('transport='.length) ?? socket?.split(':')[0] ?? 'udp').toLowerCase(),
    userAgent,
    refreshedAt: refreshedAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
  };
}

/** By device; of several contacts the one refreshed last speaks for it. */
function byDevice(rows: readonly ContactRow[]): Registration[] {
  const devices = new Map<string, ContactRow[]>();
  for (const row of rows) devices.set(row.deviceId, [...(devices.get(row.deviceId) ?? []), row]);
  return [...devices.values()].flatMap((contacts) => {
    const [latest] = contacts;
    if (!latest) return [];
    const { deviceId, tenantId, userAgent, address } = latest;
    const expiresAt = new Date(Math.max(...contacts.map((one) => one.expiresAt.getTime())));
    const places = contacts.slice(0, PLACES_MAX).map(placeOf);
    return [
      { deviceId, tenantId, contacts: contacts.length, userAgent, address, expiresAt, places },
    ];
  });
}

/** `kamailio` is read, `database` written: they may be two servers. */
export function createRegistrationStore(database: Database, kamailio: Database): RegistrationStore {
  return {
    observed: async (sinceSeconds) => {
      const recent =
        sinceSeconds === undefined
          ? ''
          : ` AND (s.username, s.domain) IN (SELECT username, domain FROM location
               WHERE last_modified >= UTC_TIMESTAMP() - INTERVAL ? SECOND)`;
      const rows = await kamailio.query<ContactRow[]>(
        `${CONTACTS}${recent} ORDER BY s.device_id, l.last_modified DESC, l.ruid`,
        sinceSeconds === undefined ? [] : [sinceSeconds],
      );
      return byDevice(rows);
    },
    write: async (registrations) => {
      for (let start = 0; start < registrations.length; start += SLICE) {
        await database.batch(
          `INSERT INTO device_registration
             (device_id, tenant_id, contacts, user_agent, address, expires_at, places, seen_at)
           VALUES (?, ?, ?, ?, ?, ?, ?, UTC_TIMESTAMP(3))
           ON DUPLICATE KEY UPDATE tenant_id = VALUES(tenant_id), contacts = VALUES(contacts),
             user_agent = VALUES(user_agent), address = VALUES(address),
             expires_at = VALUES(expires_at), places = VALUES(places), seen_at = VALUES(seen_at)`,
          registrations
            .slice(start, start + SLICE)
            .map((one) => [
              one.deviceId,
              one.tenantId,
              one.contacts,
              one.userAgent,
              one.address,
              one.expiresAt,
              JSON.stringify(one.places),
            ]),
        );
      }
    },
    removeAllBut: async (deviceIds) => {
      const rows = await database.query<{ id: string }[]>(
        'SELECT device_id AS id FROM device_registration',
      );
      const kept = new Set(deviceIds);
      const gone = rows.map((row) => row.id).filter((id) => !kept.has(id));
      for (let start = 0; start < gone.length; start += SLICE) {
        await database.run('DELETE FROM device_registration WHERE device_id IN (?)', [
          gone.slice(start, start + SLICE),
        ]);
      }
      return gone.length;
    },
  };
}
