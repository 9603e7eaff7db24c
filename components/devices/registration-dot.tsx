import { StatusDot } from '@/components/ui/status-dot';
import type { ExtensionDevice } from '@/lib/devices/contract';

const WORDS = {
  disabled: 'Disabled',
  online: 'Online',
  offline: 'Offline',
  noDevice: 'No device',
  someOnline: (online: number, all: number) =>
    all === 1 ? 'Online' : `${online} of ${all} online`,
};

type DeviceState = Pick<ExtensionDevice, 'enabled' | 'registered'>;

export function RegistrationDot({ device }: { device: DeviceState }) {
  if (!device.enabled) {
    return (
      <StatusDot tone="neutral" hollow>
        {WORDS.disabled}
      </StatusDot>
    );
  }
  return device.registered ? (
    <StatusDot tone="success">{WORDS.online}</StatusDot>
  ) : (
    <StatusDot tone="neutral" hollow>
      {WORDS.offline}
    </StatusDot>
  );
}

/** All devices of an extension in one word. */
export function ReachDot({ devices }: { devices: readonly DeviceState[] }) {
  const online = devices.filter((device) => device.enabled && device.registered).length;
  if (devices.length === 0) return <StatusDot tone="warning">{WORDS.noDevice}</StatusDot>;
  if (online === 0) {
    return (
      <StatusDot tone="neutral" hollow>
        {WORDS.offline}
      </StatusDot>
    );
  }
  return <StatusDot tone="success">{WORDS.someOnline(online, devices.length)}</StatusDot>;
}
