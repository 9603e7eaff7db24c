'use client';

import { Plus } from 'lucide-react';
import { useState } from 'react';
import { usePathname, useSearchParams } from 'next/navigation';
import { viewQuery } from '@/components/saved-views/view-address';
import { ViewForm } from '@/components/saved-views/view-form';
import { ViewRow } from '@/components/saved-views/view-row';
import { Button } from '@/components/ui/button';
import { Dialog, DialogActions } from '@/components/ui/dialog';
import { Notice } from '@/components/ui/notice';
import { Skeleton } from '@/components/ui/skeleton';
import type { Page } from '@/components/use-keyset-list';
import { usePolled } from '@/components/use-polled';
import type { SavedView } from '@/lib/saved-views/contract';

const WORDS = {
  title: 'Saved views',
  text: 'The filters of this page under a name. Everybody sees in a view only what he may see.',
  edit: 'Saved view',
  create: 'Save this view',
  none: 'No view is saved yet. Choose filters, then save them here.',
  failed: 'The saved views could not be read. Close this and try again.',
  close: 'Close',
};

const SECONDS = 60;

type ViewsDialogProps = { page: 'calls' | 'reports'; timeZone: string; onClose: () => void };

type ListProps = {
  views: readonly SavedView[] | null | undefined;
  onEdit: (view: SavedView) => void;
  onChanged: () => void;
  onClose: () => void;
};

function ViewList({ views, ...rest }: ListProps) {
  if (views === undefined) return <Skeleton className="h-16" />;
  if (views === null) return <Notice tone="danger">{WORDS.failed}</Notice>;
  if (views.length === 0) return <p className="text-muted-foreground">{WORDS.none}</p>;
  return (
    <ul className="grid divide-y rounded-md border">
      {views.map((view) => (
        <ViewRow key={view.id} view={view} {...rest} />
      ))}
    </ul>
  );
}

export function ViewsDialog({ page, timeZone, onClose }: ViewsDialogProps) {
  const params = useSearchParams();
  const [edited, setEdited] = useState<SavedView | 'new' | null>(null);
  const [list, again] = usePolled<Page<SavedView>>(`/saved-views?page=${page}&limit=200`, SECONDS);
  const query = viewQuery(usePathname(), params.toString());
  const done = () => {
    setEdited(null);
    again();
  };
  return (
    <Dialog
      wide
      open
      onOpenChange={onClose}
      title={edited ? WORDS.edit : WORDS.title}
      description={WORDS.text}
      closeLabel={WORDS.close}
    >
      {edited ? (
        <ViewForm
          page={page}
          timeZone={timeZone}
          query={query}
          view={edited === 'new' ? null : edited}
          onDone={done}
          onCancel={() => setEdited(null)}
        />
      ) : (
        <>
          <ViewList
            views={list && list.items}
            onEdit={setEdited}
            onChanged={again}
            onClose={onClose}
          />
          <DialogActions>
            <Button variant="primary" onClick={() => setEdited('new')}>
              <Plus aria-hidden />
              {WORDS.create}
            </Button>
          </DialogActions>
        </>
      )}
    </Dialog>
  );
}
