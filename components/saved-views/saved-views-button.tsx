'use client';

import { Bookmark } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { Button } from '@/components/ui/button';

const ViewsDialog = dynamic(() =>
  import('@/components/saved-views/views-dialog').then((module) => module.ViewsDialog),
);

const WORDS = { views: 'Saved views' };

type SavedViewsButtonProps = {
  page: 'calls' | 'reports';
  /** Of the PBX; times of e-mails are its own. */
  timeZone: string;
};

/** Keeps the address of this page under a name, and opens others that were kept. */
export function SavedViewsButton(props: SavedViewsButtonProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>
        <Bookmark aria-hidden />
        {WORDS.views}
      </Button>
      {open ? <ViewsDialog {...props} onClose={() => setOpen(false)} /> : null}
    </>
  );
}
