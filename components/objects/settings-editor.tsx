'use client';

import { FormSaveBar } from '@/components/form-bars';
import { FormError } from '@/components/form-error';
import type { ObjectForm } from '@/components/objects/object-form';
import { TargetNamesProvider, type Named } from '@/components/objects/target-names';
import { RefusalNotice } from '@/components/sync/refusal-notice';
import { SyncBadge } from '@/components/sync/sync-badge';
import { useEditor } from '@/components/use-editor';
import type { SyncState } from '@/lib/sync/contract';

type SettingsOf<Config extends object> = { version: number; sync: SyncState } & Config;

type SettingsEditorProps<Config extends object, Choices extends object> = {
  /** `outgoing`: in the API. */
  path: string;
  settings: SettingsOf<Config>;
  form: ObjectForm<Config, Choices>;
  choices: Choices;
  names: readonly Named[];
  canWrite: boolean;
};

/** What a PBX has once, with one save bar. Sends only what was changed. */
export function SettingsEditor<Config extends object, Choices extends object>(
  props: SettingsEditorProps<Config, Choices>,
) {
  const { form: Fields } = props;
  const path = `/${props.path}`;
  const { base, form } = useEditor({
    kept: props.settings,
    path,
    toValues: (settings): { config: Config } => ({ config: settings }),
    toBody: ({ config }) => config,
  });
  const { config } = form.values;
  return (
    <TargetNamesProvider known={props.names}>
      <form ref={form.formRef} onSubmit={form.onSubmit} className="grid gap-5">
        <SyncBadge path={path} sync={base.sync} />
        <RefusalNotice sync={base.sync} />
        <FormError>{form.formError}</FormError>
        <Fields
          value={config}
          errors={form.fieldErrors}
          disabled={!props.canWrite}
          choices={props.choices}
          onChange={(changes) => form.set('config', { ...config, ...changes })}
        />
        <FormSaveBar form={form} />
      </form>
    </TargetNamesProvider>
  );
}
