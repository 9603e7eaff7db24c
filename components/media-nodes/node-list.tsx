'use client';

import { Plus, Server } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { NewNodeDialog } from '@/components/media-nodes/new-node-dialog';
import { NodeRow } from '@/components/media-nodes/node-row';
import { isSimulated } from '@/components/media-nodes/node-words';
import { RefreshWhileVisible } from '@/components/refresh-while-visible';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Notice } from '@/components/ui/notice';
import { PageHeader } from '@/components/ui/page-header';
import { HeadCell, Table, TableBody, TableHead } from '@/components/ui/table';
import { toast } from '@/components/ui/toast';
import type { MediaNode } from '@/lib/media-nodes/contract';

const WORDS = {
  table: 'Media nodes',
  note: 'The switches that handle media. Each shows what it has acknowledged.',
  simulated:
    'A node here is simulated: it keeps and acknowledges configuration like a real one and makes believable calls, but no voice passes through it.',
  columns: (zone: string) => ['Name', 'State', 'Kind', 'Applied', `Last answer (${zone})`, 'SIP'],
  actions: 'Actions',
  add: 'Add node',
  added: (name: string) => `${name} was added.`,
  emptyTitle: 'No media node',
  emptyText:
    'Extensions still reach each other directly. Menus, queues and recordings need a media node.',
};

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
      <PageHeader title={WORDS.table} note={WORDS.note} actions={nodes.length > 0 ? add : null} />
      {nodes.some(isSimulated) ? <Notice tone="info">{WORDS.simulated}</Notice> : null}
      <div className="rounded-lg border bg-card">
        {nodes.length === 0 ? (
          <EmptyState icon={Server} title={WORDS.emptyTitle} text={WORDS.emptyText} action={add} />
        ) : (
          <Table label={WORDS.table}>
            <TableHead>
              <tr>
                {WORDS.columns(timeZone).map((name) => (
                  <HeadCell key={name} className={name === 'Applied' ? 'text-right' : undefined}>
                    {name}
                  </HeadCell>
                ))}
                <HeadCell>
                  <span className="sr-only">{WORDS.actions}</span>
                </HeadCell>
              </tr>
            </TableHead>
            <TableBody>
              {nodes.map((node) => (
                <NodeRow key={node.id} node={node} timeZone={timeZone} canWrite={canWrite} />
              ))}
            </TableBody>
          </Table>
        )}
      </div>
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
