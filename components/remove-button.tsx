'use client';

import { Trash2 } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { asApiError, callApi } from '@/components/api-client';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { toast } from '@/components/ui/toast';

type RemoveButtonProps = {
  /** In the API. */
  path: string;
  version?: number;
  label: string;
  title: string;
  text: string;
  cancelLabel: string;
  done: string;
  typed?: { label: string; expected: string };
  /** Where to go afterwards; without it the page is refreshed. */
  then?: string;
};

/** Asks, deletes, says so. */
export function RemoveButton(props: RemoveButtonProps) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [error, setError] = useState<string | null>(null);

  const remove = async () => {
    setError(null);
    try {
      const { version } = props;
      await callApi('DELETE', props.path, version === undefined ? {} : { version });
      setOpen(false);
      toast(props.done);
      if (props.then) router.push(props.then);
      router.refresh();
    } catch (thrown) {
      setError(asApiError(thrown).message);
    }
  };

  return (
    <>
      <Button variant="dangerQuiet" size="sm" className="w-fit" onClick={() => setOpen(true)}>
        <Trash2 aria-hidden />
        {props.label}
      </Button>
      <ConfirmDialog
        open={open}
        onOpenChange={setOpen}
        title={props.title}
        description={props.text}
        confirmLabel={props.label}
        cancelLabel={props.cancelLabel}
        danger
        error={error}
        onConfirm={remove}
        {...(props.typed ? { typed: props.typed } : {})}
      />
    </>
  );
}
