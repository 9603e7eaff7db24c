'use client';

import { useRouter } from 'next/navigation';
import { callApi } from '@/components/api-client';
import { CreateBar } from '@/components/form-bars';
import { ObjectFields, type ObjectFieldsProps } from '@/components/objects/object-fields';
import { toObjectBody, type ObjectHead, type ObjectValues } from '@/components/objects/object-form';
import { useForm } from '@/components/use-form';

const WORDS = { create: (one: string) => `Create ${one.toLowerCase()}` };

type ObjectCreatorProps<Config extends object, Choices extends object> = ObjectFieldsProps<
  Config,
  Choices
> & {
  /** Blank, or a copy of another one. */
  initial: ObjectValues<Config>;
};

/** A new object; the page of its own opens when it is there. */
export function ObjectCreator<Config extends object, Choices extends object>({
  initial,
  ...props
}: ObjectCreatorProps<Config, Choices>) {
  const { path, one } = props.words;
  const router = useRouter();
  const form = useForm({
    initial,
    fieldsOf: toObjectBody<Config>,
    submit: async (values) => {
      const body = toObjectBody(values);
      const created = await callApi<ObjectHead>('POST', `/${path}`, { body });
      router.push(`/settings/${path}/${created.id}`);
      router.refresh();
    },
  });
  return (
    <ObjectFields {...props} state={form} disabled={false}>
      <CreateBar busy={form.busy} create={WORDS.create(one)} />
    </ObjectFields>
  );
}
