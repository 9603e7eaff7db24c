import { setTimeout as delay } from 'node:timers/promises';
import * as devicePassword from '@/app/api/v1/devices/[id]/password/route';
import * as extension from '@/app/api/v1/extensions/[id]/route';
import * as extensions from '@/app/api/v1/extensions/route';
import type { Database } from '@/telephony/store/database';
import type { BenchTenant } from './installation';

type RouteFunction = (request: Request) => Promise<Response>;

const LIVE_TIMEOUT_MS = 30_000;
const ASK_EVERY_MS = 5;

async function call(
  handler: RouteFunction,
  tenant: BenchTenant,
  method: string,
  path: string,
  more: { body?: unknown; version?: number } = {},
): Promise<unknown> {
  const request = new Request(`http://localhost/api/v1/${path}`, {
    method,
    headers: {
      Authorization: `Bearer ${tenant.token}`,
      'Content-Type': 'application/json',
      ...(more.version !== undefined && { 'If-Match': `"${more.version}"` }),
    },
    ...(more.body !== undefined && { body: JSON.stringify(more.body) }),
  });
  const response = await handler(request);
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
  return text === '' ? undefined : JSON.parse(text);
}

/** What people do: mostly a new name, sometimes a new password, a new or a removed extension. */
export async function save(tenant: BenchTenant, round: number): Promise<void> {
  const target = tenant.extensions[round % tenant.extensions.length];
  if (!target) throw new Error('A tenant without extensions.');
  if (round % 10 === 3) {
    await call(devicePassword.POST, tenant, 'POST', `devices/${target.deviceId}/password`);
    return;
  }
  if (round % 10 === 7) {
    const number = String(10 ** tenant.digits - 1);
    const body = { number, name: `New ${round}`, device: { label: 'Desk' } };
    const made = await call(extensions.POST, tenant, 'POST', 'extensions', { body });
    const { id, version } = made as { id: string; version: number };
    await call(extension.DELETE, tenant, 'DELETE', `extensions/${id}`, { version });
    return;
  }
  const changed = await call(extension.PATCH, tenant, 'PATCH', `extensions/${target.id}`, {
    ...{ body: { name: `Name ${round}` }, version: target.version },
  });
  target.version = (changed as { version: number }).version;
}

/**
 * Milliseconds from now, the moment of the API's answer, to the last node's acknowledgement of the
 * tenant's newest revision, as it was written down (MariaDB on this machine, same clock).
 */
export async function untilLive(database: Database, tenantId: string): Promise<number> {
  const answeredAtMs = Date.now();
  while (Date.now() - answeredAtMs < LIVE_TIMEOUT_MS) {
    const rows = await database.query<{ waiting: bigint; live: Date | null }[]>(
      `SELECT COUNT(*) - COUNT(live_at) AS waiting, MAX(live_at) AS live FROM outbox
       WHERE tenant_id = ? AND revision = (SELECT revision FROM tenant WHERE id = ?)`,
      [tenantId, tenantId],
    );
    const row = rows[0];
    if (row?.live && row.waiting === 0n) return Math.max(0, row.live.getTime() - answeredAtMs);
    await delay(ASK_EVERY_MS);
  }
  throw new Error(`A change of ${tenantId} was not live after ${LIVE_TIMEOUT_MS / 1000} s.`);
}
