'use client';

import { CircleAlert } from 'lucide-react';
import { OrderedList } from '@/components/fields/ordered-list';
import type { TrunkName } from '@/components/outgoing/outgoing-value';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';

const WORDS = {
  label: 'Trunks, in the order in which they are tried',
  empty: 'All trunks, in their own order.',
  add: 'Add a trunk',
  choose: 'Choose…',
  gone: 'A trunk that is gone',
  off: (name: string) => `${name} (switched off)`,
};

const MOST = 8;

const wordsOf = (trunk: TrunkName | undefined) =>
  trunk ? (trunk.enabled ? trunk.name : WORDS.off(trunk.name)) : WORDS.gone;

type TrunkOrderFieldProps = {
  value: readonly string[];
  trunks: readonly TrunkName[];
  error: string | undefined;
  disabled: boolean;
  onChange: (ids: string[]) => void;
};

/** By which trunks a route goes; none: by all. */
export function TrunkOrderField({
  value,
  trunks,
  error,
  disabled,
  onChange,
}: TrunkOrderFieldProps) {
  const name = (id: string) => wordsOf(trunks.find((one) => one.id === id));
  const others = trunks.filter(({ id }) => !value.includes(id));
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1.5 font-medium">{WORDS.label}</legend>
      <OrderedList
        label={WORDS.label}
        items={value}
        nameOf={name}
        disabled={disabled}
        empty={WORDS.empty}
        onChange={onChange}
      >
        {(id) => <span className="truncate">{name(id)}</span>}
      </OrderedList>
      {error ? (
        <p className="flex items-start gap-1.5 text-meta text-danger">
          <CircleAlert className="mt-px size-3.5 shrink-0" aria-hidden />
          {error}
        </p>
      ) : null}
      {disabled || others.length === 0 || value.length >= MOST ? null : (
        <Field label={WORDS.add}>
          {(control) => (
            <Select
              {...control}
              value=""
              onChange={(event) => onChange([...value, event.target.value])}
            >
              <option value="">{WORDS.choose}</option>
              {others.map((one) => (
                <option key={one.id} value={one.id}>
                  {wordsOf(one)}
                </option>
              ))}
            </Select>
          )}
        </Field>
      )}
    </fieldset>
  );
}
