import { db, type Tx } from '@/lib/db/prisma';
import type { Device as DeviceRow, DeviceRegistration } from '@/lib/db/generated/client';
import type { TenantScope } from '@/lib/access/scope';
import { notFound } from '@/lib/http/fault';
import { deviceSubject, syncOf } from '@/lib/sync/queries';
import type { Device } from './contract';
import { toDevice } from './rules';

/** What the entry node last said of each device, by the device's id. */
export async function registrationsOf(
  { tenantId }: TenantScope,
  deviceIds: readonly string[],
  reader: Tx = db(),
): Promise<Map<string, DeviceRegistration>> {
  if (deviceIds.length === 0) return new Map();
  const rows = await reader.deviceRegistration.findMany({
    where: { tenantId, deviceId: { in: [...deviceIds] } },
  });
  return new Map(rows.map((row) => [row.deviceId, row]));
}

export async function describeDevice(
  scope: TenantScope,
  row: DeviceRow,
  reader: Tx = db(),
): Promise<Device> {
  const seen = await registrationsOf(scope, [row.id], reader);
  const sync = (await syncOf(scope, [deviceSubject(row)], reader)).get(row.id);
  if (!sync) throw new Error('syncOf answers for every subject');
  return toDevice(row, seen.get(row.id), sync, Date.now());
}

/** 404 for a device of another PBX. */
export async function getDevice(scope: TenantScope, id: string): Promise<Device> {
  const row = await db().device.findFirst({ where: { id, tenantId: scope.tenantId } });
  if (!row) throw notFound('device');
  return describeDevice(scope, row);
}
