'use client';

import type { ReactNode } from 'react';
import { FormError } from '@/components/form-error';
import { HeadCard } from '@/components/objects/head-card';
import type { ObjectForm, ObjectValues, ObjectWords } from '@/components/objects/object-form';
import { TargetNamesProvider, type Named } from '@/components/objects/target-names';
import type { useForm } from '@/components/use-form';

export type ObjectFieldsProps<Config extends object, Choices extends object> = {
  words: ObjectWords;
  /** Of the fields that are the kind's own. */
  form: ObjectForm<Config, Choices>;
  choices: Choices;
  /** Of everything the object names. */
  names: readonly Named[];
};

type Given<Config extends object, Choices extends object> = ObjectFieldsProps<Config, Choices> & {
  state: ReturnType<typeof useForm<ObjectValues<Config>>>;
  disabled: boolean;
  /** Before the fields. */
  head?: ReactNode;
  /** The bar that saves. */
  children: ReactNode;
};

/** The form of a new object and of one that is there. */
export function ObjectFields<Config extends object, Choices extends object>(
  props: Given<Config, Choices>,
) {
  const { state, form: Fields, disabled } = props;
  const { head, config } = state.values;
  const shared = { errors: state.fieldErrors, disabled };
  return (
    <TargetNamesProvider known={props.names}>
      <form ref={state.formRef} onSubmit={state.onSubmit} className="grid gap-5">
        {props.head}
        <FormError>{state.formError}</FormError>
        <HeadCard
          {...shared}
          words={props.words}
          value={head}
          onChange={(changes) => state.set('head', { ...head, ...changes })}
        />
        <Fields
          {...shared}
          value={config}
          choices={props.choices}
          onChange={(changes) => state.set('config', { ...config, ...changes })}
        />
        {props.children}
      </form>
    </TargetNamesProvider>
  );
}
