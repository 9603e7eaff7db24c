'use client';

import { Cable, Plus } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { ListPage } from '@/components/list/list-page';
import { ListTable, whole } from '@/components/list/list-table';
import { RefreshWhileVisible } from '@/components/refresh-while-visible';
import { TrunkRow } from '@/components/trunks/trunk-row';
import { Button } from '@/components/ui/button';
import { toast } from '@/components/ui/toast';
import type { Trunk } from '@/lib/trunks/contract';

const TrunkDialog = dynamic(
  () => import('@/components/trunks/trunk-dialog').then((module) => module.TrunkDialog),
  { ssr: false },
);

const WORDS = {
  table: 'Trunks',
  note: 'Connections to carriers, for all PBXs. Calls out try them in this order.',
  add: 'Add trunk',
  saved: (name: string) => `${name} was saved.`,
  empty: {
    title: 'No trunk',
    text: 'Calls stay inside until there is one. Add the address of a carrier, and the account if it gave you one.',
  },
};

const columnsIn = (zone: string) => ['Name', `State (${zone})`, 'Gateways', 'Calls', 'Codecs'];

const REFRESH_SECONDS = 5;

type TrunkListProps = { trunks: Trunk[]; timeZone: string; canWrite: boolean };

export function TrunkList({ trunks, timeZone, canWrite }: TrunkListProps) {
  const router = useRouter();
  /** `new`, the one that is changed, or nothing. */
  const [open, setOpen] = useState<Trunk | 'new' | null>(null);
  return (
    <>
      <RefreshWhileVisible seconds={REFRESH_SECONDS} />
      <ListPage
        title={WORDS.table}
        note={WORDS.note}
        create={
          canWrite ? (
            <Button variant="primary" onClick={() => setOpen('new')}>
              <Plus aria-hidden />
              {WORDS.add}
            </Button>
          ) : null
        }
        count={trunks.length}
        empty={{ icon: Cable, ...WORDS.empty }}
      >
        <ListTable
          label={WORDS.table}
          columns={columnsIn(timeZone)}
          list={whole(trunks)}
          hasActions
          row={(trunk) => (
            <TrunkRow
              key={trunk.id}
              trunk={trunk}
              timeZone={timeZone}
              canWrite={canWrite}
              onChange={() => setOpen(trunk)}
            />
          )}
        />
      </ListPage>
      {open === null ? null : (
        <TrunkDialog
          trunk={open === 'new' ? null : open}
          onClose={() => setOpen(null)}
          onSaved={(trunk) => {
            setOpen(null);
            toast(WORDS.saved(trunk.name));
            router.refresh();
          }}
        />
      )}
    </>
  );
}
