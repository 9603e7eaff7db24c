'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { asApiError, callApi } from '@/components/api-client';
import { formatDateTime } from '@/components/format';
import { isSimulated, kindWords, nodeState } from '@/components/media-nodes/node-words';
import { ActionMenu, type Action } from '@/components/ui/action-menu';
import { Badge } from '@/components/ui/badge';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { StatusDot } from '@/components/ui/status-dot';
import { Cell, Row } from '@/components/ui/table';
import type { MediaNode } from '@/lib/media-nodes/contract';

const WORDS = {
  actions: 'Actions for',
  cancel: 'Cancel',
  remove: 'Remove…',
  removeTitle: (name: string) => `Remove ${name}?`,
  removeText: 'It gets no more calls and no more configuration. Drain it first to let calls end.',
  removeConfirm: 'Remove node',
  never: 'Never',
  moves: {
    active: 'Give it calls',
    draining: 'Drain: no new calls',
    disabled: 'Disable',
  } satisfies Record<MediaNode['state'], string>,
};

type NodeRowProps = { node: MediaNode; timeZone: string; canWrite: boolean };

export function NodeRow({ node, timeZone, canWrite }: NodeRowProps) {
  const router = useRouter();
  const [isAsking, setAsking] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const path = `/media-nodes/${node.id}`;
  const { version } = node;
  const shown = nodeState(node);

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

  const moves = (Object.keys(WORDS.moves) as MediaNode['state'][]).filter(
    (state) => state !== node.state,
  );
  const actions: Action[] = [
    ...moves.map((state) => ({
      label: WORDS.moves[state],
      onSelect: () => void run(() => callApi('PATCH', path, { body: { state }, version })),
    })),
    { label: WORDS.remove, danger: true, apart: true, onSelect: () => setAsking(true) },
  ];
  return (
    <Row>
      <Cell className="font-medium">{node.name}</Cell>
      <Cell>
        <StatusDot tone={shown.tone} hollow={shown.tone === 'neutral'}>
          {shown.words}
        </StatusDot>
        {node.lastError ? (
          <span className="block max-w-72 text-meta text-danger">{node.lastError}</span>
        ) : null}
        {error && !isAsking ? <span className="block text-danger">{error}</span> : null}
      </Cell>
      <Cell className="whitespace-nowrap">
        {isSimulated(node) ? (
          <Badge tone="info">{kindWords(node.kind)}</Badge>
        ) : (
          kindWords(node.kind)
        )}
        {node.softwareVersion ? (
          <span className="block text-meta text-muted-foreground">{node.softwareVersion}</span>
        ) : null}
      </Cell>
      <Cell className="text-right">{node.appliedSeq}</Cell>
      <Cell className="whitespace-nowrap">
        {node.lastAckAt ? formatDateTime(node.lastAckAt, timeZone, true) : WORDS.never}
      </Cell>
      <Cell className="font-mono whitespace-nowrap">{`${node.sipHost}:${node.sipPort}`}</Cell>
      <Cell className="text-right">
        {canWrite ? <ActionMenu label={`${WORDS.actions} ${node.name}`} actions={actions} /> : null}
        <ConfirmDialog
          open={isAsking}
          onOpenChange={setAsking}
          title={WORDS.removeTitle(node.name)}
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
