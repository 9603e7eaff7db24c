'use client';

import { Trash2 } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { asApiError, callApi } from '@/components/api-client';
import { ExtensionPicker, type Picked } from '@/components/extensions/extension-picker';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { Field } from '@/components/ui/field';
import { toast } from '@/components/ui/toast';
import type { Extension } from '@/lib/extensions/contract';

const WORDS = {
  remove: 'Remove extension',
  cancel: 'Cancel',
  title: (extension: Extension) => `Remove ${extension.number} ${extension.name}?`,
  text: 'Its devices stop working at once. Its calls stay in the call log.',
  repoint: 'What leads here shall lead to',
  repointHint: 'Numbers must not end nowhere: choose who takes over.',
  done: (extension: Extension) => `${extension.number} ${extension.name} was removed.`,
};

type RemoveExtensionProps = { extension: Extension; isLedTo: boolean };

export function RemoveExtension({ extension, isLedTo }: RemoveExtensionProps) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [heir, setHeir] = useState<Picked | null>(null);
  const [error, setError] = useState<string | null>(null);

  const remove = async () => {
    setError(null);
    const query = heir ? `?repoint=${encodeURIComponent(heir.id)}` : '';
    try {
      await callApi('DELETE', `/extensions/${extension.id}${query}`, {
        version: extension.version,
      });
      toast(WORDS.done(extension));
      router.push('/settings/extensions');
      router.refresh();
    } catch (thrown) {
      setError(asApiError(thrown).message);
    }
  };

  return (
    <>
      <Button variant="dangerQuiet" className="w-fit" onClick={() => setOpen(true)}>
        <Trash2 aria-hidden />
        {WORDS.remove}
      </Button>
      <ConfirmDialog
        open={open}
        onOpenChange={setOpen}
        title={WORDS.title(extension)}
        description={WORDS.text}
        confirmLabel={WORDS.remove}
        cancelLabel={WORDS.cancel}
        danger
        error={error}
        onConfirm={remove}
      >
        {isLedTo ? (
          <Field label={WORDS.repoint} hint={WORDS.repointHint}>
            {(control) => (
              <ExtensionPicker
                control={control}
                value={heir}
                exceptId={extension.id}
                onPick={setHeir}
              />
            )}
          </Field>
        ) : null}
      </ConfirmDialog>
    </>
  );
}
