'use client';

import { useRouter } from 'next/navigation';
import { Button } from '@/components/ui/button';
import { SaveBar } from '@/components/ui/save-bar';

const WORDS = {
  unsaved: 'Unsaved changes',
  save: 'Save',
  discard: 'Discard',
  cancel: 'Cancel',
};

/** What useForm gives, as far as the bars need it. */
type Form = { isDirty: boolean; busy: boolean; reset: () => void };

/** The one bar of a page with unsaved changes. */
export function FormSaveBar({ form }: { form: Form }) {
  return (
    <SaveBar open={form.isDirty} message={WORDS.unsaved}>
      <Button size="sm" variant="ghost" disabled={form.busy} onClick={() => form.reset()}>
        {WORDS.discard}
      </Button>
      <Button size="sm" type="submit" variant="primary" busy={form.busy}>
        {WORDS.save}
      </Button>
    </SaveBar>
  );
}

/** The end of a page that creates something. */
export function CreateBar({ busy, create }: { busy: boolean; create: string }) {
  const router = useRouter();
  return (
    <div className="flex justify-end gap-2">
      <Button onClick={() => router.back()}>{WORDS.cancel}</Button>
      <Button type="submit" variant="primary" busy={busy}>
        {create}
      </Button>
    </div>
  );
}
