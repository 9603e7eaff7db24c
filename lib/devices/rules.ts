import type { Device as DeviceRow, DeviceRegistration } from '@/lib/db/generated/client';
import type { SyncState } from '@/lib/sync/contract';
import type { Device, DevicePlace, ExtensionDevice } from './contract';

/** Of an extension. */
export const DEVICES_MAX = 10;

type Seen = Pick<DeviceRegistration, 'contacts' | 'userAgent' | 'address' | 'expiresAt' | 'places'>;

/** The worker is the only writer; rows of before it knew places have none. */
function placesOf(seen: Seen | undefined, now: number): DevicePlace[] {
  const places = (seen?.places ?? []) as DevicePlace[];
  return places.filter(({ expiresAt }) => Date.parse(expiresAt) > now);
}

/** `ids` with `id` at `position`, counted without it; past the end is the end. */
export function inPlace(ids: readonly string[], id: string, position: number): string[] {
  const others = ids.filter((other) => other !== id);
  return others.toSpliced(position, 0, id);
}

/** Registered: the entry node said so, and the registration has not run out since. Pure. */
export function isRegistered(
  seen: Pick<Seen, 'contacts' | 'expiresAt'> | undefined,
  now: number,
): boolean {
  return seen !== undefined && seen.contacts > 0 && seen.expiresAt.getTime() > now;
}

export function toExtensionDevice(
  { id, label, username, enabled, version }: DeviceRow,
  seen: Seen | undefined,
  now: number,
): ExtensionDevice {
  const registered = isRegistered(seen, now);
  const userAgent = registered ? (seen?.userAgent ?? null) : null;
  const places = placesOf(seen, now);
  return { id, label, username, enabled, registered, userAgent, places, version };
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
