'use client';

import { useEffect, useRef, useState, type FormEvent } from 'react';
import { asApiError } from '@/components/api-client';

type FormOptions<V extends object> = {
  initial: V;
  /** Sends the values; what it throws is shown beside the fields it names. */
  submit: (values: V) => Promise<void>;
  /** The fields as the API names them, where they do not stand side by side in the values. */
  fieldsOf?: (values: V) => object;
};

const STALE =
  'Somebody else changed this while you were editing. Reload the page to see their version.';

/** Values, what is wrong with them, and whether there is something to save. */
export function useForm<V extends object>({ initial, submit, fieldsOf }: FormOptions<V>) {
  const [values, setValues] = useState(initial);
  const [fieldErrors, setFieldErrors] = useState<Readonly<Record<string, string>>>({});
  const [formError, setFormError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const formRef = useRef<HTMLFormElement>(null);

  useEffect(() => {
    formRef.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
  }, [fieldErrors]);

  const fail = (thrown: unknown) => {
    const error = asApiError(thrown);
    setFieldErrors(error.fields);
    const fields = Object.keys(error.fields).map((path) => path.split('.', 1)[0] ?? path);
    const own = fieldsOf?.(values) ?? values;
    const hasOwnField = fields.some((name) => name in own);
    if (error.status === 412) setFormError(STALE);
    else setFormError(hasOwnField ? null : error.message);
  };

  const onSubmit = async (event?: FormEvent) => {
    event?.preventDefault();
    if (busy) return;
    setBusy(true);
    setFieldErrors({});
    setFormError(null);
    try {
      await submit(values);
    } catch (error) {
      fail(error);
    } finally {
      setBusy(false);
    }
  };

  return {
    values,
    busy,
    fieldErrors,
    formError,
    formRef,
    onSubmit,
    isDirty: JSON.stringify(values) !== JSON.stringify(initial),
    set: <K extends keyof V>(name: K, value: V[K]) =>
      setValues((current) => ({ ...current, [name]: value })),
    reset: (next: V = initial) => {
      setValues(next);
      setFieldErrors({});
      setFormError(null);
    },
  };
}
