import type { ServiceRequest } from '@/lib/services/contract';
import type { Database } from './database';

export interface StoredService {
  tenantId: string;
  enabled: boolean;
  url: string;
  secretSealed: string;
}

/** Something of a PBX that a call can be sent to. */
export interface OwnPlace {
  id: string;
  kind: string;
  name: string;
}

export type Wanted = { id: string } | { number: string };

export interface ServiceStore {
  /** By the PBX's id or its SIP domain. */
  service(
    of: { tenantId: string } | { sipDomain: string },
    id: string,
  ): Promise<StoredService | undefined>;
  place(tenantId: string, wanted: Wanted): Promise<OwnPlace | undefined>;
  /** Keeps the last 50 of a service. A service that has gone meanwhile keeps nothing. */
  keep(tenantId: string, request: ServiceRequest): Promise<void>;
}

const KEPT = 50;

interface ServiceRow {
  tenantId: string;
  enabled: number;
  config: unknown;
}

/** The driver gives JSON parsed or as text, as the server says. */
function fieldsOf(config: unknown): Record<string, unknown> {
  const value: unknown = typeof config === 'string' ? JSON.parse(config) : config;
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

async function readService(
  database: Database,
  of: { tenantId: string } | { sipDomain: string },
  id: string,
): Promise<StoredService | undefined> {
  const [column, value] = 'tenantId' in of ? ['t.id', of.tenantId] : ['t.sip_domain', of.sipDomain];
  const [row] = await database.query<ServiceRow[]>(
    `SELECT o.tenant_id AS tenantId, o.enabled AS enabled, o.config AS config
     FROM pbx_object AS o JOIN tenant AS t ON t.id = o.tenant_id
     WHERE ${column} = ? AND o.id = ? AND o.kind = 'service'`,
    [value, id],
  );
  if (!row) return undefined;
  const { url, secret } = fieldsOf(row.config);
  const { tenantId, enabled } = row;
  return { tenantId, enabled: Boolean(enabled), url: text(url), secretSealed: text(secret) };
}

async function readPlace(
  database: Database,
  tenantId: string,
  wanted: Wanted,
): Promise<OwnPlace | undefined> {
  const [column, value] = 'id' in wanted ? ['id', wanted.id] : ['number', wanted.number];
  const [row] = await database.query<OwnPlace[]>(
    `SELECT id, 'extension' AS kind, CONCAT(number, ' ', name) AS name FROM extension
     WHERE tenant_id = ? AND ${column} = ?
     UNION ALL SELECT id, kind, name FROM pbx_object WHERE tenant_id = ? AND ${column} = ?`,
    [tenantId, value, tenantId, value],
  );
  return row;
}

async function keep(database: Database, tenantId: string, request: ServiceRequest): Promise<void> {
  const { id, at, reason, outcome, fault, words, status, durationMs, question, answer } = request;
  const serviceId = question.serviceId;
  await database.run(
    `INSERT INTO service_request (id, tenant_id, service_id, reason, outcome, fault, words, status,
       duration_ms, question, answer, created_at)
     SELECT ?, tenant_id, id, ?, ?, ?, ?, ?, ?, ?, ?, ? FROM pbx_object
     WHERE tenant_id = ? AND id = ?`,
    [
      ...[id, reason, outcome, fault, words, status, durationMs, JSON.stringify(question)],
      ...[answer, new Date(at), tenantId, serviceId],
    ],
  );
  // Ids begin with the time: what sorts before the fiftieth newest is older.
  await database.run(
    `DELETE FROM service_request WHERE tenant_id = ? AND service_id = ? AND id <
       (SELECT id FROM (SELECT id FROM service_request WHERE tenant_id = ? AND service_id = ?
        ORDER BY id DESC LIMIT 1 OFFSET ${KEPT - 1}) AS newest)`,
    [tenantId, serviceId, tenantId, serviceId],
  );
}

export function createServiceStore(database: Database): ServiceStore {
  return {
    service: (of, id) => readService(database, of, id),
    place: (tenantId, wanted) => readPlace(database, tenantId, wanted),
    keep: (tenantId, request) => keep(database, tenantId, request),
  };
}
