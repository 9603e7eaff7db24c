'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { callApi } from '@/components/api-client';
import { changedFields } from '@/components/changed-fields';
import type { Picked } from '@/components/extensions/extension-picker';
import { FormError } from '@/components/form-error';
import { NumberFields, toNumberBody, toNumberValues } from '@/components/numbers/number-fields';
import { RefusalNotice } from '@/components/sync/refusal-notice';
import { SyncBadge } from '@/components/sync/sync-badge';
import { Button } from '@/components/ui/button';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { SaveBar } from '@/components/ui/save-bar';
import { useForm } from '@/components/use-form';
import type { PbxNumber } from '@/lib/numbers/contract';

const WORDS = {
  title: 'Where it leads',
  unsaved: 'Unsaved changes',
  save: 'Save',
  discard: 'Discard',
};

type NumberEditorProps = { number: PbxNumber; extension: Picked | null; canWrite: boolean };

export function NumberEditor({ number, extension, canWrite }: NumberEditorProps) {
  const router = useRouter();
  const [base, setBase] = useState({ number, extension });
  const initial = toNumberValues(base.number, base.extension);
  const form = useForm({
    initial,
    submit: async (values) => {
      const saved = await callApi<PbxNumber>('PATCH', `/numbers/${number.id}`, {
        body: changedFields(toNumberBody(initial), toNumberBody(values)),
        version: base.number.version,
      });
      setBase({ number: saved, extension: values.destination.extension });
      form.reset(toNumberValues(saved, values.destination.extension));
      router.refresh();
    },
  });

  // What somebody else saved comes in by itself, unless something here is unsaved.
  if (number.version > base.number.version && !form.isDirty) {
    setBase({ number, extension });
    form.reset(toNumberValues(number, extension));
  }

  return (
    <form ref={form.formRef} onSubmit={form.onSubmit} className="grid gap-5">
      <SyncBadge kind="number" id={number.id} sync={base.number.sync} />
      <RefusalNotice sync={base.number.sync} />
      <FormError>{form.formError}</FormError>
      <Card>
        <CardHeader title={WORDS.title} />
        <CardBody>
          <NumberFields
            values={form.values}
            errors={form.fieldErrors}
            disabled={!canWrite}
            onSet={form.set}
          />
        </CardBody>
      </Card>
      <SaveBar open={form.isDirty} message={WORDS.unsaved}>
        <Button size="sm" variant="ghost" disabled={form.busy} onClick={() => form.reset()}>
          {WORDS.discard}
        </Button>
        <Button size="sm" type="submit" variant="primary" busy={form.busy}>
          {WORDS.save}
        </Button>
      </SaveBar>
    </form>
  );
}
