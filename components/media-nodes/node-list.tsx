'use client';

import { Plus, Server } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { ListPage } from '@/components/list/list-page';
import { ListTable, whole, type Column } from '@/components/list/list-table';
import { NewNodeDialog } from '@/components/media-nodes/new-node-dialog';
import { NodeRow } from '@/components/media-nodes/node-row';
import { isSimulated } from '@/components/media-nodes/node-words';
import { RefreshWhileVisible } from '@/components/refresh-while-visible';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { toast } from '@/components/ui/toast';
import type { MediaNode } from '@/lib/media-nodes/contract';

const WORDS = {
  table: 'Media nodes',
  note: 'The switches that handle media. Each shows what it has acknowledged.',
  simulated:
    'A node here is simulated: it keeps and acknowledges configuration like a real one and makes believable calls, but no voice passes through it.',
  add: 'Add node',
  added: (name: string) => `${name} was added.`,
  empty: {
    title: 'No media node',
    text: 'Extensions still reach each other directly. Menus, queues and recordings need a media node.',
  },
};

const columnsIn = (zone: string): Column[] => [
  ...['Name', 'State', 'Kind'],
  { label: 'Applied', className: 'text-right' },
  ...[`Last answer (${zone})`, 'SIP'],
];

const REFRESH_SECONDS = 5;

type NodeListProps = { nodes: MediaNode[]; timeZone: string; canWrite: boolean };

export function NodeList({ nodes, timeZone, canWrite }: NodeListProps) {
  const router = useRouter();
  const [isAdding, setAdding] = useState(false);
  const add = canWrite ? (
    <Button variant="primary" onClick={() => setAdding(true)}>
      <Plus aria-hidden />
      {WORDS.add}
    </Button>
  ) : null;
  return (
    <>
      <RefreshWhileVisible seconds={REFRESH_SECONDS} />
      <ListPage
        title={WORDS.table}
        note={WORDS.note}
        create={add}
        filters={nodes.some(isSimulated) ? <Notice tone="info">{WORDS.simulated}</Notice> : null}
        count={nodes.length}
        empty={{ icon: Server, ...WORDS.empty }}
      >
        <ListTable
          label={WORDS.table}
          columns={columnsIn(timeZone)}
          list={whole(nodes)}
          hasActions
          row={(node) => (
            <NodeRow key={node.id} node={node} timeZone={timeZone} canWrite={canWrite} />
          )}
        />
      </ListPage>
      {isAdding ? (
        <NewNodeDialog
          onClose={() => setAdding(false)}
          onAdded={(node) => {
            setAdding(false);
            toast(WORDS.added(node.name));
            router.refresh();
          }}
        />
      ) : null}
    </>
  );
}
