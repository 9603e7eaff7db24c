'use client';

import { CallFields, PersonFields } from '@/components/extensions/extension-fields';
import { toBody, toValues } from '@/components/extensions/extension-values';
import { FormSaveBar } from '@/components/form-bars';
import { FormError } from '@/components/form-error';
import { ForwardField } from '@/components/extensions/forward-field';
import { HandlingFields } from '@/components/extensions/handling-fields';
import { TargetNamesProvider } from '@/components/objects/target-names';
import { CallRulesCard } from '@/components/rules/call-rules-card';
import { RefusalNotice } from '@/components/sync/refusal-notice';
import { SyncBadge } from '@/components/sync/sync-badge';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { useEditor } from '@/components/use-editor';
import type { Extension } from '@/lib/extensions/contract';
import type { TargetItem } from '@/lib/objects/contract';

const WORDS = { person: 'Person', calls: 'Calls' };

type ExtensionEditorProps = {
  extension: Extension;
  /** Of what its rules name. */
  names: readonly TargetItem[];
  digits: number;
  canWrite: boolean;
};

/** The whole extension in sections, with one save bar. Sends only what was changed. */
export function ExtensionEditor({ extension, names, digits, canWrite }: ExtensionEditorProps) {
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
    <TargetNamesProvider known={names}>
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
          <CardBody className="grid gap-4">
            <CallFields {...fields} />
            <HandlingFields {...fields} />
            <ForwardField {...fields} />
          </CardBody>
        </Card>
        <CallRulesCard
          of="extension"
          path="rules"
          value={form.values.rules}
          errors={form.fieldErrors}
          disabled={!canWrite}
          onChange={(rules) => form.set('rules', rules)}
        />
        <FormSaveBar form={form} />
      </form>
    </TargetNamesProvider>
  );
}
