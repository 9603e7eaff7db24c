'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { asApiError, callApi } from '@/components/api-client';
import { RegistrationDot } from '@/components/devices/registration-dot';
import { ActionMenu, type Action } from '@/components/ui/action-menu';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { Cell, Row } from '@/components/ui/table';
import type { Device, DeviceWithSip, ExtensionDevice, SipSettings } from '@/lib/devices/contract';

const WORDS = {
  actions: 'Actions for',
  cancel: 'Cancel',
  enable: 'Enable',
  disable: 'Disable',
  rotate: 'New password…',
  rotateTitle: 'Make a new password?',
  rotateText: 'The phone with the old one is cut off at once, until the new one is typed in.',
  rotateConfirm: 'Make a new password',
  remove: 'Remove…',
  removeTitle: 'Remove this device?',
  removeText: 'Its account stops working at once. The extension and its other devices stay.',
  removeConfirm: 'Remove device',
};

type Question = 'rotate' | 'remove';
type DeviceRowProps = {
  device: ExtensionDevice;
  canWrite: boolean;
  onSecret: (sip: SipSettings) => void;
};

/** The list of an extension names no versions of its devices: read the one that is changed. */
async function change(id: string, act: (device: Device) => Promise<unknown>): Promise<void> {
  await act(await callApi<Device>('GET', `/devices/${id}`));
}

const remove = (id: string) =>
  change(id, ({ version }) => callApi('DELETE', `/devices/${id}`, { version }));

const setEnabled = (id: string, enabled: boolean) =>
  change(id, ({ version }) => callApi('PATCH', `/devices/${id}`, { version, body: { enabled } }));

export function DeviceRow({ device, canWrite, onSecret }: DeviceRowProps) {
  const router = useRouter();
  const [question, setQuestion] = useState<Question | null>(null);
  const [error, setError] = useState<string | null>(null);

  const run = async (act: () => Promise<unknown>) => {
    setError(null);
    try {
      await act();
      setQuestion(null);
      router.refresh();
    } catch (thrown) {
      setError(asApiError(thrown).message);
    }
  };

  const rotate = async () => {
    const next = await callApi<DeviceWithSip>('POST', `/devices/${device.id}/password`);
    onSecret(next.sip);
  };

  const isRotating = question === 'rotate';
  const actions: Action[] = [
    {
      label: device.enabled ? WORDS.disable : WORDS.enable,
      onSelect: () => void run(() => setEnabled(device.id, !device.enabled)),
    },
    { label: WORDS.rotate, onSelect: () => setQuestion('rotate') },
    { label: WORDS.remove, danger: true, apart: true, onSelect: () => setQuestion('remove') },
  ];
  return (
    <Row>
      <Cell>
        {device.label}
        {device.userAgent ? (
          <span className="block text-meta text-muted-foreground">{device.userAgent}</span>
        ) : null}
        {error && question === null ? <span className="block text-danger">{error}</span> : null}
      </Cell>
      <Cell className="font-mono">{device.username}</Cell>
      <Cell>
        <RegistrationDot device={device} />
      </Cell>
      <Cell>
        {canWrite ? (
          <ActionMenu label={`${WORDS.actions} ${device.label}`} actions={actions} />
        ) : null}
        <ConfirmDialog
          open={question !== null}
          onOpenChange={() => setQuestion(null)}
          title={isRotating ? WORDS.rotateTitle : WORDS.removeTitle}
          description={isRotating ? WORDS.rotateText : WORDS.removeText}
          confirmLabel={isRotating ? WORDS.rotateConfirm : WORDS.removeConfirm}
          cancelLabel={WORDS.cancel}
          danger
          error={error}
          onConfirm={() => run(isRotating ? rotate : () => remove(device.id))}
        />
      </Cell>
    </Row>
  );
}
