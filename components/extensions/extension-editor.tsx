'use client';

import { CallFields, PersonFields } from '@/components/extensions/extension-fields';
import { toBody, toValues } from '@/components/extensions/extension-values';
import { FormSaveBar } from '@/components/form-bars';
import { FormError } from '@/components/form-error';
import { RefusalNotice } from '@/components/sync/refusal-notice';
import { SyncBadge } from '@/components/sync/sync-badge';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { useEditor } from '@/components/use-editor';
import type { Extension } from '@/lib/extensions/contract';

const WORDS = { person: 'Person', calls: 'Calls' };

type ExtensionEditorProps = { extension: Extension; digits: number; canWrite: boolean };

/** The whole extension in sections, with one save bar. Sends only what was changed. */
export function ExtensionEditor({ extension, digits, canWrite }: ExtensionEditorProps) {
  const { base, form } = useEditor({
    kept: extension,
    path: `/extensions/${extension.id}`,
    toValues,
    toBody,
  });
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
      <FormSaveBar form={form} />
    </form>
  );
}
