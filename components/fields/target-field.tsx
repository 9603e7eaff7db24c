'use client';

import { TargetPicker } from '@/components/objects/target-picker';
import { Field } from '@/components/ui/field';

export type TargetFieldProps = {
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  /** An id, or nothing chosen. */
  value: string | null;
  disabled?: boolean;
  placeholder?: string;
  /** Empty the field to choose none. */
  onChange: (id: string | null) => void;
};

/** One object of the PBX, picked by name or number. */
export function TargetField({ kinds, ...props }: TargetFieldProps & { kinds: readonly string[] }) {
  return (
    <Field label={props.label} hint={props.hint} error={props.error}>
      {(control) => (
        <TargetPicker
          control={control}
          kinds={kinds}
          value={props.value}
          disabled={props.disabled}
          {...(props.placeholder ? { placeholder: props.placeholder } : {})}
          onPick={props.onChange}
        />
      )}
    </Field>
  );
}
