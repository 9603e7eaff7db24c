'use client';

import { FormSaveBar } from '@/components/form-bars';
import { FormError } from '@/components/form-error';
import {
  LeadsFields,
  NumberFields,
  toNumberBody,
  toNumberValues,
} from '@/components/numbers/number-fields';
import { TargetNamesProvider } from '@/components/objects/target-names';
import { RefusalNotice } from '@/components/sync/refusal-notice';
import { SyncBadge } from '@/components/sync/sync-badge';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { useEditor } from '@/components/use-editor';
import type { PbxNumber } from '@/lib/numbers/contract';
import type { TargetItem } from '@/lib/objects/contract';

const WORDS = { leads: 'Where it leads', number: 'The number' };

type NumberEditorProps = {
  number: PbxNumber;
  /** What it leads to. */
  names: readonly TargetItem[];
  canWrite: boolean;
};

export function NumberEditor({ number, names, canWrite }: NumberEditorProps) {
  const { base, form } = useEditor({
    kept: number,
    path: `/numbers/${number.id}`,
    toValues: toNumberValues,
    toBody: toNumberBody,
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
        <SyncBadge kind="number" id={number.id} sync={base.sync} />
        <RefusalNotice sync={base.sync} />
        <FormError>{form.formError}</FormError>
        <Card>
          <CardHeader title={WORDS.leads} />
          <CardBody>
            <LeadsFields {...fields} />
          </CardBody>
        </Card>
        <Card>
          <CardHeader title={WORDS.number} />
          <CardBody>
            <NumberFields {...fields} />
          </CardBody>
        </Card>
        <FormSaveBar form={form} />
      </form>
    </TargetNamesProvider>
  );
}
