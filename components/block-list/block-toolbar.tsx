'use client';

import { Ban, Upload } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { plural } from '@/components/format';
import { Button } from '@/components/ui/button';
import { toast } from '@/components/ui/toast';

const ImportDialog = dynamic(
  () => import('@/components/block-list/import-dialog').then((module) => module.ImportDialog),
  { ssr: false },
);
const NewEntryDialog = dynamic(
  () => import('@/components/block-list/new-entry-dialog').then((module) => module.NewEntryDialog),
  { ssr: false },
);

const WORDS = {
  import: 'Import',
  block: 'Block callers',
  imported: (count: number) => `${plural(count, 'entry', 'entries')} added to the block list.`,
};

/** Adds to the block list: one, or many from a file. */
export function BlockToolbar() {
  const router = useRouter();
  const [opened, setOpened] = useState<'one' | 'many' | null>(null);
  const close = () => setOpened(null);
  return (
    <span className="flex flex-wrap justify-center gap-2">
      <Button onClick={() => setOpened('many')}>
        <Upload aria-hidden />
        {WORDS.import}
      </Button>
      <Button variant="primary" onClick={() => setOpened('one')}>
        <Ban aria-hidden />
        {WORDS.block}
      </Button>
      {opened === 'one' ? <NewEntryDialog onClose={close} /> : null}
      {opened === 'many' ? (
        <ImportDialog
          onClose={close}
          onDone={({ created }) => {
            close();
            toast(WORDS.imported(created));
            router.refresh();
          }}
        />
      ) : null}
    </span>
  );
}
