import type { Device as DeviceRow, DeviceRegistration } from '@/lib/db/generated/client';
import type { SyncState } from '@/lib/sync/contract';
import type { Device, ExtensionDevice } from './contract';

type Seen = Pick<DeviceRegistration, 'contacts' | 'userAgent' | 'address' | 'expiresAt'>;

/** Registered: the entry node said so, and the registration has not run out since. Pure. */
export function isRegistered(seen: Seen | undefined, now: number): boolean {
  return seen !== undefined && seen.contacts > 0 && seen.expiresAt.getTime() > now;
}

export function toExtensionDevice(
  { id, label, username, enabled, version }: DeviceRow,
  seen: Seen | undefined,
  now: number,
): ExtensionDevice {
  const registered = isRegistered(seen, now);
  const userAgent = registered ? (seen?.userAgent ?? null) : null;
  return { id, label, username, enabled, registered, userAgent, version };
}

export function toDevice(
  row: DeviceRow,
  seen: Seen | undefined,
  sync: SyncState,
  now: number,
): Device {
  const inside = toExtensionDevice(row, seen, now);
  return {
    ...inside,
    extensionId: row.extensionId,
    address: inside.registered ? (seen?.address ?? null) : null,
    sync,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}
