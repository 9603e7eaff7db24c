'use client';

import { callApi } from '@/components/api-client';
import { nameOf, useTargetNames, type Named } from '@/components/objects/target-names';
import { Combobox, type ComboOption } from '@/components/ui/combobox';
import type { ControlProps } from '@/components/ui/field';
import { kindWord } from '@/components/destinations/target-words';

const WORDS = {
  placeholder: 'Number or name',
  options: 'What fits',
  none: 'Nothing fits',
  failed: 'The search did not answer. Try again.',
};

export type TargetOption = ComboOption & { target: Named };

export const targetOption = (target: Named): TargetOption => ({
  id: target.id,
  label: nameOf(target),
  note: kindWord(target.kind),
  target,
});

/** What the PBX has of these kinds, by part of a name or number. Throws ApiError. */
export async function findTargets(
  kinds: readonly string[],
  text: string,
  signal: AbortSignal,
): Promise<Named[]> {
  const query = new URLSearchParams({ kind: kinds.join(','), ...(text ? { q: text } : {}) });
  const { items } = await callApi<{ items: Named[] }>('GET', `/targets?${query}`, { signal });
  return items;
}

type TargetPickerProps = {
  control: ControlProps;
  /** As the API writes them: `extension`, `ring_group`, `sound` … */
  kinds: readonly string[];
  value: string | null;
  /** What must not be offered: those who are in the list already. */
  except?: readonly string[];
  placeholder?: string;
  disabled?: boolean | undefined;
  onPick: (id: string | null, target: Named | null) => void;
};

/** Picks one object of the PBX by its id. */
export function TargetPicker(props: TargetPickerProps) {
  const { kinds, value, except = [], onPick } = props;
  const { names, remember } = useTargetNames();
  const known = value === null || value === '' ? undefined : names.get(value);
  return (
    <Combobox<TargetOption>
      control={props.control}
      shown={value ? (known ? nameOf(known) : value) : ''}
      disabled={props.disabled}
      placeholder={props.placeholder ?? WORDS.placeholder}
      listLabel={WORDS.options}
      noneLabel={WORDS.none}
      failedLabel={WORDS.failed}
      load={async (text, signal) => {
        const found = await findTargets(kinds, text, signal);
        const options = found.filter(({ id }) => !except.includes(id)).map(targetOption);
        return kinds.length > 1 ? options : options.map(({ note: _, ...option }) => option);
      }}
      onPick={(option) => {
        if (option) remember(option.target);
        onPick(option?.id ?? null, option?.target ?? null);
      }}
    />
  );
}
