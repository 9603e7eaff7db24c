'use client';

import { Plus, Server } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { NewNodeDialog } from '@/components/media-nodes/new-node-dialog';
import { NodeRow } from '@/components/media-nodes/node-row';
import { RefreshWhileVisible } from '@/components/refresh-while-visible';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { HeadCell, Table, TableBody, TableHead } from '@/components/ui/table';
import { toast } from '@/components/ui/toast';
import type { MediaNode } from '@/lib/media-nodes/contract';

const WORDS = {
  table: 'Media nodes',
  columns: ['Name', 'State', 'Kind', 'Applied', 'Last answer', 'SIP'],
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
    <Button variant="primary" className="w-fit justify-self-end" onClick={() => setAdding(true)}>
      <Plus aria-hidden />
      {WORDS.add}
    </Button>
  ) : null;
  return (
    <>
      <RefreshWhileVisible seconds={REFRESH_SECONDS} />
      {nodes.length > 0 ? add : null}
      <div className="rounded-lg border bg-card">
        {nodes.length === 0 ? (
          <EmptyState icon={Server} title={WORDS.emptyTitle} text={WORDS.emptyText} action={add} />
        ) : (
          <Table label={WORDS.table}>
            <TableHead>
              <tr>
                {WORDS.columns.map((name) => (
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
