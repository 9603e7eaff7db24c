'use client';

import { Plus, Smartphone } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { AddDeviceDialog } from '@/components/devices/add-device-dialog';
import { DeviceRow } from '@/components/devices/device-row';
import { SipSecretDialog } from '@/components/devices/sip-secret-dialog';
import { Button } from '@/components/ui/button';
import { Card, CardHeader } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { HeadCell, Table, TableBody, TableHead } from '@/components/ui/table';
import type { ExtensionDevice, SipSettings } from '@/lib/devices/contract';

const WORDS = {
  title: 'Devices',
  note: 'All of them ring together.',
  add: 'Add device',
  emptyTitle: 'No device yet',
  emptyText:
    'Without a device this extension cannot ring. Add one and type its account into a phone.',
  label: 'Device',
  username: 'User name',
  state: 'State',
  actions: 'Actions',
};

type DeviceCardProps = { extensionId: string; devices: ExtensionDevice[]; canWrite: boolean };

export function DeviceCard({ extensionId, devices, canWrite }: DeviceCardProps) {
  const router = useRouter();
  const [isAdding, setAdding] = useState(false);
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
      <CardHeader title={WORDS.title} note={WORDS.note} actions={devices.length > 0 ? add : null} />
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
            {devices.map((device) => (
              <DeviceRow
                key={device.id}
                device={device}
                canWrite={canWrite}
                onSecret={showSecret}
              />
            ))}
          </TableBody>
        </Table>
      )}
      <AddDeviceDialog
        extensionId={extensionId}
        open={isAdding}
        onOpenChange={setAdding}
        onSecret={showSecret}
      />
      <SipSecretDialog sip={sip} onClose={() => setSip(null)} />
    </Card>
  );
}
