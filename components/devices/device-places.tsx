import { formatRecent } from '@/components/format';
import type { DevicePlace } from '@/lib/devices/contract';

const WORDS = {
  place: (address: string, transport: string) => `${address} by ${transport.toUpperCase()}`,
  since: (time: string) => `, signed in ${time}`,
};

type DevicePlacesProps = { places: readonly DevicePlace[]; timeZone: string };

/** Where a device has signed in from. What the phone calls itself is said when they are several. */
export function DevicePlaces({ places, timeZone }: DevicePlacesProps) {
  return (
    <ul className="text-meta text-muted-foreground">
      {places.map((place) => (
        <li key={`${place.address} ${place.transport}`} className="tabular-nums">
          {WORDS.place(place.address, place.transport)}
          {WORDS.since(formatRecent(place.refreshedAt, timeZone))}
          {places.length > 1 && place.userAgent ? (
            <span className="block truncate">{place.userAgent}</span>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
