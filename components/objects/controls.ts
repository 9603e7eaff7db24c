import { errorAt, errorsBelow, type FormErrors } from '@/components/objects/object-form';

/** A form, or the part of one that stands in one of its fields; errors by their path from there. */
export type FormPart<Values extends object> = {
  value: Values;
  errors: FormErrors;
  disabled: boolean;
  /** Only the fields that changed. */
  onChange: (changes: Partial<Values>) => void;
};

/** What the controls of a form need of it, each by the name of its field. Pure. */
export function controls<Values extends object>(form: FormPart<Values>) {
  const { value, errors, disabled, onChange } = form;
  type Name = keyof Values & string;
  const change =
    <N extends Name>(name: N) =>
    (next: Values[N]) => {
      const changes: Partial<Values> = {};
      changes[name] = next;
      onChange(changes);
    };
  return {
    /** Of a text, a number, a choice, something picked. */
    field: <N extends Name>(name: N) => ({
      ...{ value: value[name], error: errorAt(errors, name), disabled, onChange: change(name) },
    }),
    /** Of a switch. */
    toggle: <N extends Name>(name: N) => ({
      ...{ checked: value[name], error: errorAt(errors, name), disabled, onChange: change(name) },
    }),
    /** Of what finds its own errors below its path: a destination, a list. */
    path: <N extends Name>(name: N) => ({
      ...{ path: name, value: value[name], errors, disabled, onChange: change(name) },
    }),
  };
}

/** The part of a form inside one of its fields, which holds `value` now. Pure. */
export function partOf<Values extends object, N extends keyof Values & string, P extends object>(
  form: FormPart<Values>,
  name: N,
  value: P & Values[N],
): FormPart<P> {
  return {
    value,
    errors: errorsBelow(form.errors, name),
    disabled: form.disabled,
    onChange: (changes) => form.onChange({ [name]: { ...value, ...changes } } as Partial<Values>),
  };
}
