'use client';

import { useRouter } from 'next/navigation';
import { callApi } from '@/components/api-client';
import { CreateBar } from '@/components/form-bars';
import { FormError } from '@/components/form-error';
import { HeadCard } from '@/components/objects/head-card';
import {
  toObjectBody,
  type ObjectForm,
  type ObjectHead,
  type ObjectValues,
  type ObjectWords,
} from '@/components/objects/object-form';
import { TargetNamesProvider, type Named } from '@/components/objects/target-names';
import { useForm } from '@/components/use-form';

const WORDS = { create: (one: string) => `Create ${one.toLowerCase()}` };

type ObjectCreatorProps<Config extends object, Choices extends object> = {
  words: ObjectWords;
  /** Blank, or a copy of another one. */
  initial: ObjectValues<Config>;
  form: ObjectForm<Config, Choices>;
  choices: Choices;
  names: readonly Named[];
};

/** A new object; the page of its own opens when it is there. */
export function ObjectCreator<Config extends object, Choices extends object>(
  props: ObjectCreatorProps<Config, Choices>,
) {
  const { words, form: Fields } = props;
  const router = useRouter();
  const form = useForm({
    initial: props.initial,
    fieldsOf: toObjectBody<Config>,
    submit: async (values) => {
      const body = toObjectBody(values);
      const created = await callApi<ObjectHead>('POST', `/${words.path}`, { body });
      router.push(`/settings/${words.path}/${created.id}`);
      router.refresh();
    },
  });
  const { head, config } = form.values;
  const shared = { errors: form.fieldErrors, disabled: false };
  return (
    <TargetNamesProvider known={props.names}>
      <form ref={form.formRef} onSubmit={form.onSubmit} className="grid gap-5">
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
        <CreateBar busy={form.busy} create={WORDS.create(words.one)} />
      </form>
    </TargetNamesProvider>
  );
}
