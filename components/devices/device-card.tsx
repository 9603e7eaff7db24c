'use client';

import { Plus, Smartphone } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { DeviceRow } from '@/components/devices/device-row';
import { Button } from '@/components/ui/button';
import { Card, CardHeader } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { HeadCell, Table, TableBody, TableHead } from '@/components/ui/table';
import type { ExtensionDevice, SipSettings } from '@/lib/devices/contract';
import type { Extension } from '@/lib/extensions/contract';

const AddDeviceDialog = dynamic(
  () => import('@/components/devices/add-device-dialog').then((module) => module.AddDeviceDialog),
  { ssr: false },
);
const SipSecretDialog = dynamic(
  () => import('@/components/devices/sip-secret-dialog').then((module) => module.SipSecretDialog),
  { ssr: false },
);

const WORDS = {
  title: 'Devices',
  note: { together: 'All of them ring together.', in_order: 'They ring one after the other.' },
  add: 'Add device',
  emptyTitle: 'No device yet',
  emptyText:
    'Without a device this extension cannot ring. Add one and type its account into a phone.',
  label: 'Device',
  username: 'User name',
  state: 'State',
  actions: 'Actions',
};

type DeviceCardProps = {
  extensionId: string;
  devices: ExtensionDevice[];
  order: Extension['ringOrder'];
  timeZone: string;
  canWrite: boolean;
};

export function DeviceCard(props: DeviceCardProps) {
  const { extensionId, devices, order, timeZone, canWrite } = props;
  const router = useRouter();
  const [isAdding, setAdding] = useState<boolean | null>(null);
  const [sip, setSip] = useState<SipSettings | null>(null);

  const showSecret = (next: SipSettings) => {
    setAdding(false);
    setSip(next);
    router.refresh();
  };

  const add = canWrite ? (
    <Button size="sm" onClick={() => setAdding(true)}>
      <Plus aria-hidden />
      {WORDS.add}
    </Button>
  ) : null;

  return (
    <Card>
      <CardHeader
        title={WORDS.title}
        note={WORDS.note[order]}
        actions={devices.length > 0 ? add : null}
      />
      {devices.length === 0 ? (
        <EmptyState
          icon={Smartphone}
          title={WORDS.emptyTitle}
          text={WORDS.emptyText}
          action={add}
        />
      ) : (
        <Table label={WORDS.title}>
          <TableHead>
            <tr>
              <HeadCell>{WORDS.label}</HeadCell>
              <HeadCell>{WORDS.username}</HeadCell>
              <HeadCell>{WORDS.state}</HeadCell>
              <HeadCell className="w-10">
                <span className="sr-only">{WORDS.actions}</span>
              </HeadCell>
            </tr>
          </TableHead>
          <TableBody>
            {devices.map((device, at) => (
              <DeviceRow
                key={device.id}
                device={device}
                order={order === 'in_order' ? { at, count: devices.length } : null}
                timeZone={timeZone}
                canWrite={canWrite}
                onSecret={showSecret}
              />
            ))}
          </TableBody>
        </Table>
      )}
      {isAdding === null ? null : (
        <AddDeviceDialog
          extensionId={extensionId}
          open={isAdding}
          onOpenChange={setAdding}
          onSecret={showSecret}
        />
      )}
      {sip ? <SipSecretDialog sip={sip} onClose={() => setSip(null)} /> : null}
    </Card>
  );
}
