'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { asApiError, callApi } from '@/components/api-client';
import { formatDateTime } from '@/components/format';
import { trunkState } from '@/components/trunks/trunk-words';
import { ActionMenu, type Action } from '@/components/ui/action-menu';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { StatusDot } from '@/components/ui/status-dot';
import { Cell, Row } from '@/components/ui/table';
import type { Trunk } from '@/lib/trunks/contract';

const WORDS = {
  actions: 'Actions for',
  change: 'Change…',
  switchOn: 'Switch on',
  switchOff: 'Switch off',
  remove: 'Remove…',
  removeTitle: (name: string) => `Remove ${name}?`,
  removeText:
    'It takes no more calls, out or in. Routes that name it go by their other trunks, or nowhere.',
  removeConfirm: 'Remove trunk',
  cancel: 'Cancel',
  since: (when: string) => `Since ${when}`,
  of: (calls: number, most: number) => `${calls} of ${most}`,
  anyCodec: 'Any',
};

type TrunkRowProps = { trunk: Trunk; timeZone: string; canWrite: boolean; onChange: () => void };

export function TrunkRow({ trunk, timeZone, canWrite, onChange }: TrunkRowProps) {
  const router = useRouter();
  const [isAsking, setAsking] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const { version, enabled } = trunk;
  const path = `/trunks/${trunk.id}`;

  const run = async (act: () => Promise<unknown>) => {
    setError(null);
    try {
      await act();
      setAsking(false);
      router.refresh();
    } catch (thrown) {
      setError(asApiError(thrown).message);
    }
  };

  const actions: Action[] = [
    { label: WORDS.change, onSelect: onChange },
    {
      label: enabled ? WORDS.switchOff : WORDS.switchOn,
      onSelect: () =>
        void run(() => callApi('PATCH', path, { body: { enabled: !enabled }, version })),
    },
    { label: WORDS.remove, danger: true, apart: true, onSelect: () => setAsking(true) },
  ];
  return (
    <Row>
      <Cell className="font-medium">{trunk.name}</Cell>
      <StateCell trunk={trunk} timeZone={timeZone} error={isAsking ? null : error} />
      <Cell className="font-mono">
        {trunk.gateways.map(({ host, port, transport }) => (
          <span key={`${host}:${port}`} className="block whitespace-nowrap">
            {`${host}:${port} ${transport}`}
          </span>
        ))}
      </Cell>
      <Cell className="whitespace-nowrap">
        {trunk.maxCalls === null
          ? (trunk.state?.calls ?? 0)
          : WORDS.of(trunk.state?.calls ?? 0, trunk.maxCalls)}
      </Cell>
      <Cell>{trunk.codecs.length === 0 ? WORDS.anyCodec : trunk.codecs.join(', ')}</Cell>
      <Cell className="text-right">
        {canWrite ? (
          <ActionMenu label={`${WORDS.actions} ${trunk.name}`} actions={actions} />
        ) : null}
        <ConfirmDialog
          open={isAsking}
          onOpenChange={setAsking}
          title={WORDS.removeTitle(trunk.name)}
          description={WORDS.removeText}
          confirmLabel={WORDS.removeConfirm}
          cancelLabel={WORDS.cancel}
          danger
          error={error}
          onConfirm={() => run(() => callApi('DELETE', path, { version }))}
        />
      </Cell>
    </Row>
  );
}

type StateCellProps = { trunk: Trunk; timeZone: string; error: string | null };

function StateCell({ trunk, timeZone, error }: StateCellProps) {
  const { tone, words, detail } = trunkState(trunk);
  return (
    <Cell>
      <StatusDot tone={tone} hollow={tone === 'neutral'}>
        {words}
      </StatusDot>
      {detail ? <span className="block max-w-72 text-meta text-danger">{detail}</span> : null}
      {trunk.state ? (
        <span className="block text-meta text-muted-foreground">
          {WORDS.since(formatDateTime(trunk.state.since, timeZone))}
        </span>
      ) : null}
      {error ? <span className="block text-danger">{error}</span> : null}
    </Cell>
  );
}
