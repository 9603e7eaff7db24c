'use client';

import { Trash2 } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import type { RemovedObject } from '@/components/objects/remove-object-dialog';
import { Button } from '@/components/ui/button';

const RemoveObjectDialog = dynamic(
  () =>
    import('@/components/objects/remove-object-dialog').then((module) => module.RemoveObjectDialog),
  { ssr: false },
);

const WORDS = {
  remove: (one: string) => `Remove ${one.toLowerCase()}`,
};

/** Few who open an object remove it: the question is loaded when it is asked. */
export function RemoveObject(props: RemovedObject) {
  const [asked, setAsked] = useState(false);
  const [open, setOpen] = useState(false);
  const ask = () => {
    setAsked(true);
    setOpen(true);
  };
  return (
    <>
      <Button variant="dangerQuiet" className="w-fit" onClick={ask}>
        <Trash2 aria-hidden />
        {WORDS.remove(props.one)}
      </Button>
      {asked ? <RemoveObjectDialog {...props} open={open} onOpenChange={setOpen} /> : null}
    </>
  );
}
