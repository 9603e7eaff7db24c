'use client';

import { FormSaveBar } from '@/components/form-bars';
import { FormError } from '@/components/form-error';
import { HeadCard } from '@/components/objects/head-card';
import {
  toObjectBody,
  toObjectValues,
  type ObjectForm,
  type ObjectOf,
  type ObjectWords,
} from '@/components/objects/object-form';
import { TargetNamesProvider, type Named } from '@/components/objects/target-names';
import { RefusalNotice } from '@/components/sync/refusal-notice';
import { SyncBadge } from '@/components/sync/sync-badge';
import { useEditor } from '@/components/use-editor';

type ObjectEditorProps<Config extends object, Choices extends object> = {
  words: ObjectWords;
  object: ObjectOf<Config>;
  form: ObjectForm<Config, Choices>;
  choices: Choices;
  /** Of everything the object names. */
  names: readonly Named[];
  canWrite: boolean;
};

/** One object in sections with one save bar. Sends only what was changed. */
export function ObjectEditor<Config extends object, Choices extends object>(
  props: ObjectEditorProps<Config, Choices>,
) {
  const { words, object, form: Fields } = props;
  const { base, form } = useEditor({
    kept: object,
    path: `/${words.path}/${object.id}`,
    toValues: toObjectValues<Config>,
    toBody: toObjectBody<Config>,
  });
  const { head, config } = form.values;
  const shared = { errors: form.fieldErrors, disabled: !props.canWrite };
  return (
    <TargetNamesProvider known={props.names}>
      <form ref={form.formRef} onSubmit={form.onSubmit} className="grid gap-5">
        <SyncBadge kind="object" id={base.id} sync={base.sync} />
        <RefusalNotice sync={base.sync} />
        <FormError>{form.formError}</FormError>
        <HeadCard
          {...shared}
          words={words}
          value={head}
          onChange={(changes) => form.set('head', { ...head, ...changes })}
        />
        <Fields
          {...shared}
          value={config}
          choices={props.choices}
          onChange={(changes) => form.set('config', { ...config, ...changes })}
        />
        <FormSaveBar form={form} />
      </form>
    </TargetNamesProvider>
  );
}
