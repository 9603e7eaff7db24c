'use client';

import { FormSaveBar } from '@/components/form-bars';
import { ObjectFields, type ObjectFieldsProps } from '@/components/objects/object-fields';
import { toObjectBody, toObjectValues, type ObjectOf } from '@/components/objects/object-form';
import { RefusalNotice } from '@/components/sync/refusal-notice';
import { SyncBadge } from '@/components/sync/sync-badge';
import { useEditor } from '@/components/use-editor';

type ObjectEditorProps<Config extends object, Choices extends object> = ObjectFieldsProps<
  Config,
  Choices
> & {
  object: ObjectOf<Config>;
  canWrite: boolean;
};

/** One object in sections with one save bar. Sends only what was changed. */
export function ObjectEditor<Config extends object, Choices extends object>({
  object,
  canWrite,
  ...props
}: ObjectEditorProps<Config, Choices>) {
  const { base, form } = useEditor({
    kept: object,
    path: `/${props.words.path}/${object.id}`,
    toValues: toObjectValues<Config>,
    toBody: toObjectBody<Config>,
  });
  const head = (
    <>
      <SyncBadge kind="object" id={base.id} sync={base.sync} />
      <RefusalNotice sync={base.sync} />
    </>
  );
  return (
    <ObjectFields {...props} state={form} disabled={!canWrite} head={head}>
      <FormSaveBar form={form} />
    </ObjectFields>
  );
}
