import { db, type Tx } from '@/lib/db/prisma';
import type { Device, Extension as ExtensionRow, Prisma } from '@/lib/db/generated/client';
import type { TenantScope } from '@/lib/access/scope';
import { registrationsOf } from '@/lib/devices/queries';
import { toExtensionDevice } from '@/lib/devices/rules';
import { syncOf, type Subject } from '@/lib/sync/queries';
import { combineSync } from '@/lib/sync/rules';
import { configOf } from './config';
import type { Extension } from './contract';

export type ExtensionWithDevices = ExtensionRow & { devices: Device[] };

/** In the order in which they ring one after the other. */
export const WITH_DEVICES = {
  devices: { orderBy: [{ position: 'asc' }, { id: 'asc' }] },
} satisfies Prisma.ExtensionInclude;

function subjectsOf(rows: readonly ExtensionWithDevices[]): Subject[] {
  return rows.flatMap((row) => [
    { kind: 'extension' as const, id: row.id, revision: row.revision },
    ...row.devices.map(({ id, revision }) => ({ kind: 'device' as const, id, revision })),
  ]);
}

/** Rows as the API shows them; the same few queries for one and for hundreds. */
export async function describeExtensions(
  scope: TenantScope,
  rows: readonly ExtensionWithDevices[],
  reader: Tx = db(),
): Promise<Extension[]> {
  const deviceIds = rows.flatMap(({ devices }) => devices.map(({ id }) => id));
  const seen = await registrationsOf(scope, deviceIds, reader);
  const states = await syncOf(scope, subjectsOf(rows), reader);
  const now = Date.now();
  return rows.map((row) => {
    const [own, ...parts] = [row, ...row.devices].flatMap(({ id }) => states.get(id) ?? []);
    if (!own) throw new Error('syncOf answers for every subject');
    const { id, number, name, email, enabled, ringTimeoutSeconds, outboundCallerId } = row;
    return {
      ...{ id, number, name, email, enabled, ringTimeoutSeconds, outboundCallerId },
      ...configOf(row),
      version: row.version,
      devices: row.devices.map((device) => toExtensionDevice(device, seen.get(device.id), now)),
      sync: combineSync(own, parts),
      createdAt: row.createdAt.toISOString(),
      updatedAt: row.updatedAt.toISOString(),
    };
  });
}

export async function describeExtension(
  scope: TenantScope,
  row: ExtensionWithDevices,
  reader: Tx = db(),
): Promise<Extension> {
  const [described] = await describeExtensions(scope, [row], reader);
  if (!described) throw new Error('one row in, one row out');
  return described;
}
