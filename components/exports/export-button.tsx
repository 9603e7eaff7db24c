'use client';

import { FileDown } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { Button } from '@/components/ui/button';

const ExportDialog = dynamic(() =>
  import('@/components/exports/export-dialog').then((module) => module.ExportDialog),
);

const WORDS = { export: 'Export' };

/** `search`: the filters as the API's list of calls takes them, with the question mark or empty. */
export function ExportButton({ search }: { search: string }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>
        <FileDown aria-hidden />
        {WORDS.export}
      </Button>
      {open ? <ExportDialog search={search} onClose={() => setOpen(false)} /> : null}
    </>
  );
}
