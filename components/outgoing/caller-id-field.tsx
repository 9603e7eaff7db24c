'use client';

import { ChoiceField } from '@/components/fields/choice-field';

type CallerIdFieldProps = {
  label: string;
  hint?: string;
  /** What no choice means. */
  none: string;
  numbers: readonly string[];
  value: string | null;
  error: string | undefined;
  disabled: boolean;
  onChange: (number: string | null) => void;
};

/** One of the PBX's own numbers; one that is gone stays to be seen. */
export function CallerIdField({ none, numbers, value, onChange, ...rest }: CallerIdFieldProps) {
  const all = value === null || numbers.includes(value) ? numbers : [value, ...numbers];
  return (
    <ChoiceField
      {...rest}
      options={[
        { value: '', label: none },
        ...all.map((number) => ({ value: number, label: number })),
      ]}
      value={value ?? ''}
      onChange={(number) => onChange(number === '' ? null : number)}
    />
  );
}
