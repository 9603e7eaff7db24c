'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { callApi } from '@/components/api-client';
import { changedFields } from '@/components/changed-fields';
import { useForm } from '@/components/use-form';

type EditorOptions<Kept extends { version: number }, Values extends object> = {
  /** As the server has it; a newer one comes in by itself unless something here is unsaved. */
  kept: Kept;
  /** In the API. */
  path: string;
  toValues: (kept: Kept) => Values;
  /** Of which only what was changed is sent. */
  toBody: (values: Values) => object;
};

/** A form over something that is there already: sends what was changed, with the version seen. */
export function useEditor<Kept extends { version: number }, Values extends object>(
  options: EditorOptions<Kept, Values>,
) {
  const { kept, path, toValues, toBody } = options;
  const router = useRouter();
  const [base, setBase] = useState(kept);
  const initial = toValues(base);

  const take = (next: Kept) => {
    setBase(next);
    form.reset(toValues(next));
  };

  const form = useForm<Values>({
    initial,
    fieldsOf: toBody,
    submit: async (values) => {
      const body = changedFields(toBody(initial), toBody(values));
      take(await callApi<Kept>('PATCH', path, { body, version: base.version }));
      router.refresh();
    },
  });

  if (kept.version > base.version && !form.isDirty) take(kept);

  return { base, form };
}
