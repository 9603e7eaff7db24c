'use client';

import { useState } from 'react';
import { asApiError, callApi } from '@/components/api-client';
import { BulkFields, EMPTY_BULK, toBulkSet } from '@/components/extensions/bulk-fields';
import { previewBulk, type BulkChange } from '@/components/extensions/bulk-preview';
import { FormError } from '@/components/form-error';
import { plural } from '@/components/format';
import { Button } from '@/components/ui/button';
import { Dialog, DialogActions } from '@/components/ui/dialog';
import type { Extension } from '@/lib/extensions/contract';

const WORDS = {
  title: (count: number) => `Change ${plural(count, 'extension', 'extensions')}`,
  text: 'What is left empty stays as it is. You see every change before it is made.',
  nothing: 'Nothing would change.',
  will: (count: number) => `${plural(count, 'extension', 'extensions')} will change:`,
  cancel: 'Cancel',
  back: 'Back',
  preview: 'Show the changes',
  apply: 'Make the changes',
};

type BulkEditDialogProps = {
  extensions: Extension[];
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onDone: (changed: Extension[]) => void;
};

function Preview({ changes }: { changes: BulkChange[] }) {
  if (changes.length === 0) return <p>{WORDS.nothing}</p>;
  return (
    <div className="grid gap-2">
      <p>{WORDS.will(changes.length)}</p>
      <ul className="max-h-72 divide-y overflow-y-auto rounded-md border text-table" tabIndex={0}>
        {changes.map((change) => (
          <li key={change.id} className="grid gap-0.5 px-3 py-1.5 sm:grid-cols-2">
            <span className="font-medium tabular-nums">{change.who}</span>
            <span>{change.changes.join(', ')}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

export function BulkEditDialog({ extensions, open, onOpenChange, onDone }: BulkEditDialogProps) {
  const [values, setValues] = useState(EMPTY_BULK);
  const [isPreview, setPreview] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const set = toBulkSet(values);
  const changes = previewBulk(extensions, set);

  const close = () => {
    onOpenChange(false);
    setPreview(false);
    setError(null);
  };

  const apply = async () => {
    setBusy(true);
    setError(null);
    const changing = new Set(changes.map((change) => change.id));
    const items = extensions
      .filter((extension) => changing.has(extension.id))
      .map(({ id, version }) => ({ id, version }));
    try {
      const body = { items, set };
      const answer = await callApi<{ items: Extension[] }>('PATCH', '/extensions/bulk', { body });
      onDone(answer.items);
      setValues(EMPTY_BULK);
      close();
    } catch (thrown) {
      setError(asApiError(thrown).message);
    } finally {
      setBusy(false);
    }
  };

  return (
    <Dialog
      wide
      open={open}
      onOpenChange={(next) => (next ? onOpenChange(true) : close())}
      title={WORDS.title(extensions.length)}
      description={WORDS.text}
      closeLabel={WORDS.cancel}
    >
      <FormError>{error}</FormError>
      {isPreview ? (
        <Preview changes={changes} />
      ) : (
        <BulkFields values={values} onChange={setValues} />
      )}
      <DialogActions>
        <Button onClick={isPreview ? () => setPreview(false) : close} disabled={busy}>
          {isPreview ? WORDS.back : WORDS.cancel}
        </Button>
        {isPreview ? (
          <Button variant="primary" busy={busy} disabled={changes.length === 0} onClick={apply}>
            {WORDS.apply}
          </Button>
        ) : (
          <Button
            variant="primary"
            disabled={Object.keys(set).length === 0}
            onClick={() => setPreview(true)}
          >
            {WORDS.preview}
          </Button>
        )}
      </DialogActions>
    </Dialog>
  );
}
