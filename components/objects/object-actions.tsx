'use client';

import { useRouter } from 'next/navigation';
import { asApiError, callApi } from '@/components/api-client';
import type { ObjectHead, ObjectWords } from '@/components/objects/object-form';
import { ActionMenu, type Action } from '@/components/ui/action-menu';
import { toast } from '@/components/ui/toast';

const WORDS = {
  actions: (name: string) => `Actions for ${name}`,
  open: 'Open',
  copy: 'Make another like it',
  enable: 'Enable',
  disable: 'Disable',
  enabled: (name: string) => `${name} is enabled.`,
  disabled: (name: string) => `${name} is disabled.`,
};

/** What can be done with an object from its list. It is removed on its own page, which says who uses it. */
export function ObjectActions({ words, object }: { words: ObjectWords; object: ObjectHead }) {
  const router = useRouter();
  const place = `/settings/${words.path}`;
  const { id, name, enabled, version } = object;

  const setEnabled = async () => {
    try {
      await callApi('PATCH', `/${words.path}/${id}`, { body: { enabled: !enabled }, version });
      toast(enabled ? WORDS.disabled(name) : WORDS.enabled(name));
      router.refresh();
    } catch (error) {
      toast(asApiError(error).message, 'danger');
    }
  };

  const actions: Action[] = [
    { label: WORDS.open, onSelect: () => router.push(`${place}/${id}`) },
    { label: WORDS.copy, onSelect: () => router.push(`${place}/new?from=${id}`) },
    ...(words.disabledHint === null
      ? []
      : [
          {
            label: enabled ? WORDS.disable : WORDS.enable,
            apart: true,
            onSelect: () => void setEnabled(),
          },
        ]),
  ];
  return <ActionMenu label={WORDS.actions(name)} actions={actions} />;
}
