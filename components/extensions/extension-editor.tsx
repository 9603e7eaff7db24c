'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { callApi } from '@/components/api-client';
import { changedFields } from '@/components/changed-fields';
import { CallFields, PersonFields } from '@/components/extensions/extension-fields';
import { toBody, toValues } from '@/components/extensions/extension-values';
import { FormError } from '@/components/form-error';
import { RefusalNotice } from '@/components/sync/refusal-notice';
import { SyncBadge } from '@/components/sync/sync-badge';
import { Button } from '@/components/ui/button';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { SaveBar } from '@/components/ui/save-bar';
import { useForm } from '@/components/use-form';
import type { Extension } from '@/lib/extensions/contract';

const WORDS = {
  person: 'Person',
  calls: 'Calls',
  unsaved: 'Unsaved changes',
  save: 'Save',
  discard: 'Discard',
};

type ExtensionEditorProps = { extension: Extension; digits: number; canWrite: boolean };

/** The whole extension in sections, with one save bar. Sends only what was changed. */
export function ExtensionEditor({ extension, digits, canWrite }: ExtensionEditorProps) {
  const router = useRouter();
  const [base, setBase] = useState(extension);
  const form = useForm({
    initial: toValues(base),
    submit: async (values) => {
      const body = changedFields(toBody(toValues(base)), toBody(values));
      const saved = await callApi<Extension>('PATCH', `/extensions/${base.id}`, {
        body,
        version: base.version,
      });
      setBase(saved);
      form.reset(toValues(saved));
      router.refresh();
    },
  });

  // What somebody else saved comes in by itself, unless something here is unsaved.
  if (extension.version > base.version && !form.isDirty) {
    setBase(extension);
    form.reset(toValues(extension));
  }

  const fields = {
    values: form.values,
    errors: form.fieldErrors,
    disabled: !canWrite,
    onSet: form.set,
  };
  return (
    <form ref={form.formRef} onSubmit={form.onSubmit} className="grid gap-5">
      <SyncBadge kind="extension" id={base.id} sync={base.sync} />
      <RefusalNotice sync={base.sync} />
      <FormError>{form.formError}</FormError>
      <Card>
        <CardHeader title={WORDS.person} />
        <CardBody>
          <PersonFields {...fields} digits={digits} />
        </CardBody>
      </Card>
      <Card>
        <CardHeader title={WORDS.calls} />
        <CardBody>
          <CallFields {...fields} />
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
