import type { Database } from './database';

/** What the entry node knows of a device's registrations, taken together. */
export interface Registration {
  deviceId: string;
  tenantId: string;
  contacts: number;
  userAgent: string | null;
  address: string | null;
  expiresAt: Date;
}

export interface RegistrationStore {
  /** Registrations that changed since `sinceSeconds` ago; all when undefined. */
  observed(sinceSeconds?: number): Promise<Registration[]>;
  write(registrations: readonly Registration[]): Promise<void>;
  /** Of devices that are registered no more. */
  removeAllBut(deviceIds: readonly string[]): Promise<number>;
}

const SLICE = 1000;

interface ObservedRow extends Omit<Registration, 'contacts'> {
  contacts: bigint;
}

// Kamailio keeps times as local time of its own server process; it is run in UTC.
const OBSERVED = `
  SELECT s.device_id AS deviceId, MAX(s.tenant_id) AS tenantId, COUNT(*) AS contacts,
    MAX(l.user_agent) AS userAgent, MAX(COALESCE(l.received, l.contact)) AS address,
    MAX(l.expires) AS expiresAt
  FROM location AS l JOIN subscriber AS s ON s.username = l.username AND s.domain = l.domain
  WHERE s.device_id <> '' AND l.expires > UTC_TIMESTAMP()`;

/** `kamailio` is read, `database` written: they may be two servers. */
export function createRegistrationStore(database: Database, kamailio: Database): RegistrationStore {
  return {
    observed: async (sinceSeconds) => {
      const recent =
        sinceSeconds === undefined
          ? ''
          : ` AND (s.username, s.domain) IN (SELECT username, domain FROM location
               WHERE last_modified >= UTC_TIMESTAMP() - INTERVAL ? SECOND)`;
      const rows = await kamailio.query<ObservedRow[]>(
        `${OBSERVED}${recent} GROUP BY s.device_id`,
        sinceSeconds === undefined ? [] : [sinceSeconds],
      );
      return rows.map((row) => ({ ...row, contacts: Number(row.contacts) }));
    },
    write: async (registrations) => {
      for (let start = 0; start < registrations.length; start += SLICE) {
        await database.batch(
          `INSERT INTO device_registration
             (device_id, tenant_id, contacts, user_agent, address, expires_at, seen_at)
           VALUES (?, ?, ?, ?, ?, ?, UTC_TIMESTAMP(3))
           ON DUPLICATE KEY UPDATE tenant_id = VALUES(tenant_id), contacts = VALUES(contacts),
             user_agent = VALUES(user_agent), address = VALUES(address),
             expires_at = VALUES(expires_at), seen_at = VALUES(seen_at)`,
          registrations
            .slice(start, start + SLICE)
            .map((one) => [
              one.deviceId,
              one.tenantId,
              one.contacts,
              one.userAgent,
              one.address,
              one.expiresAt,
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
