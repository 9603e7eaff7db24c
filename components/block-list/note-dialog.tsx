'use client';

import { useRouter } from 'next/navigation';
import { callApi } from '@/components/api-client';
import { blockedWords } from '@/components/block-list/block-words';
import { TextField } from '@/components/fields/text-field';
import { FormError } from '@/components/form-error';
import { Button } from '@/components/ui/button';
import { Dialog, DialogActions } from '@/components/ui/dialog';
import { useForm } from '@/components/use-form';
import type { BlockEntry } from '@/lib/block-list/contract';

const WORDS = {
  title: (who: string) => `Note on ${who}`,
  note: 'Note',
  hint: 'For your colleagues: why it is blocked.',
  cancel: 'Cancel',
  save: 'Save',
};

const NOTE_MAX = 200;

export function NoteDialog({ entry, onClose }: { entry: BlockEntry; onClose: () => void }) {
  const router = useRouter();
  const { id, note, version } = entry;
  const form = useForm({
    initial: { note },
    submit: async (body) => {
      await callApi('PATCH', `/block-list/${id}`, { body, version });
      onClose();
      router.refresh();
    },
  });
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={WORDS.title(blockedWords(entry))}
      closeLabel={WORDS.cancel}
    >
      <form ref={form.formRef} onSubmit={form.onSubmit} className="grid gap-4">
        <FormError>{form.formError}</FormError>
        <TextField
          label={WORDS.note}
          hint={WORDS.hint}
          error={form.fieldErrors.note}
          value={form.values.note}
          maxLength={NOTE_MAX}
          onChange={(value) => form.set('note', value)}
        />
        <DialogActions>
          <Button onClick={onClose}>{WORDS.cancel}</Button>
          <Button type="submit" variant="primary" busy={form.busy}>
            {WORDS.save}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
