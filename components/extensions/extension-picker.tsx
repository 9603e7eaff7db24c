'use client';

import { callApi } from '@/components/api-client';
import { Combobox, type ComboOption } from '@/components/ui/combobox';
import type { ControlProps } from '@/components/ui/field';
import type { Page } from '@/components/use-keyset-list';
import type { Extension } from '@/lib/extensions/contract';

const SHOWN = 8;
const WORDS = {
  placeholder: 'Number or name',
  options: 'Extensions',
  none: 'No such extension',
  failed: 'The search did not answer. Try again.',
};

export type Picked = Pick<Extension, 'id' | 'number' | 'name'>;
type Option = ComboOption & { extension: Picked };
type ExtensionPickerProps = {
  control: ControlProps;
  value: Picked | null;
  disabled?: boolean | undefined;
  onPick: (extension: Picked | null) => void;
};

const nameOf = (extension: Picked | null) =>
  extension ? `${extension.number} ${extension.name}` : '';

async function find(text: string, signal: AbortSignal): Promise<Option[]> {
  const query = new URLSearchParams({ limit: String(SHOWN), ...(text ? { q: text } : {}) });
  const { items } = await callApi<Page<Extension>>('GET', `/extensions?${query}`, { signal });
  return items.map((extension) => ({ id: extension.id, label: nameOf(extension), extension }));
}

/** Finds among any number of extensions. */
export function ExtensionPicker({ control, value, disabled, onPick }: ExtensionPickerProps) {
  return (
    <Combobox<Option>
      control={control}
      shown={nameOf(value)}
      disabled={disabled}
      placeholder={WORDS.placeholder}
      listLabel={WORDS.options}
      noneLabel={WORDS.none}
      failedLabel={WORDS.failed}
      load={find}
      onPick={(option) => onPick(option?.extension ?? null)}
    />
  );
}
