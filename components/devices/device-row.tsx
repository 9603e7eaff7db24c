'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { asApiError, callApi } from '@/components/api-client';
import { DevicePlaces } from '@/components/devices/device-places';
import { DeviceQuestionDialog, type DeviceQuestion } from '@/components/devices/device-question';
import { RegistrationDot } from '@/components/devices/registration-dot';
import { ActionMenu, type Action } from '@/components/ui/action-menu';
import { Cell, Row } from '@/components/ui/table';
import type { Device, DeviceWithSip, ExtensionDevice, SipSettings } from '@/lib/devices/contract';

const WORDS = {
  actions: 'Actions for',
  enable: 'Enable',
  disable: 'Disable',
  earlier: 'Ring it earlier',
  later: 'Ring it later',
  signOut: 'Sign out…',
  rotate: 'New password…',
  remove: 'Remove…',
};

/** Where a device stands among those of its extension, when they ring one after the other. */
export type DeviceOrder = { at: number; count: number };

type DeviceRowProps = {
  device: ExtensionDevice;
  order: DeviceOrder | null;
  timeZone: string;
  canWrite: boolean;
  onSecret: (sip: SipSettings) => void;
};

/** A row may be some seconds old: the version is read when something is changed. */
async function patch(id: string, body: Partial<Pick<Device, 'enabled'>> & { position?: number }) {
  const { version } = await callApi<Device>('GET', `/devices/${id}`);
  await callApi('PATCH', `/devices/${id}`, { version, body });
}

async function remove(id: string) {
  const { version } = await callApi<Device>('GET', `/devices/${id}`);
  await callApi('DELETE', `/devices/${id}`, { version });
}

export function DeviceRow({ device, order, timeZone, canWrite, onSecret }: DeviceRowProps) {
  const router = useRouter();
  const [question, setQuestion] = useState<DeviceQuestion | null>(null);
  const [error, setError] = useState<string | null>(null);
  const { id } = device;

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

  const answers: Record<DeviceQuestion, () => Promise<unknown>> = {
    signOut: () => callApi('POST', `/devices/${id}/sign-out`),
    rotate: async () =>
      onSecret((await callApi<DeviceWithSip>('POST', `/devices/${id}/password`)).sip),
    remove: () => remove(id),
  };
  const move = (label: string, position: number): Action => ({
    label,
    onSelect: () => void run(() => patch(id, { position })),
  });
  const ask = (label: string, asked: DeviceQuestion, look: Partial<Action> = {}): Action => ({
    ...{ label, ...look },
    onSelect: () => setQuestion(asked),
  });
  const actions: Action[] = [
    ...(order && order.at > 0 ? [move(WORDS.earlier, order.at - 1)] : []),
    ...(order && order.at < order.count - 1 ? [move(WORDS.later, order.at + 1)] : []),
    {
      label: device.enabled ? WORDS.disable : WORDS.enable,
      onSelect: () => void run(() => patch(id, { enabled: !device.enabled })),
    },
    ...(device.registered ? [ask(WORDS.signOut, 'signOut')] : []),
    ask(WORDS.rotate, 'rotate'),
    ask(WORDS.remove, 'remove', { danger: true, apart: true }),
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
        <DevicePlaces places={device.places} timeZone={timeZone} />
      </Cell>
      <Cell>
        {canWrite ? (
          <ActionMenu label={`${WORDS.actions} ${device.label}`} actions={actions} />
        ) : null}
        <DeviceQuestionDialog
          question={question}
          error={error}
          onClose={() => setQuestion(null)}
          onConfirm={() => run(answers[question ?? 'remove'])}
        />
      </Cell>
    </Row>
  );
}
