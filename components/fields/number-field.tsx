import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';

export type NumberFieldProps = {
  label: string;
  hint?: string;
  /** NaN while the field is empty: the API then says that it must be a number. */
  value: number;
  min: number;
  max: number;
  error?: string | undefined;
  disabled?: boolean;
  className?: string;
  onChange: (value: number) => void;
};

/** A whole number with its limits. */
export function NumberField(props: NumberFieldProps) {
  return (
    <Field
      label={props.label}
      hint={props.hint}
      error={props.error}
      {...(props.className ? { className: props.className } : {})}
    >
      {(control) => (
        <Input
          {...control}
          type="number"
          inputMode="numeric"
          min={props.min}
          max={props.max}
          step={1}
          required
          value={Number.isNaN(props.value) ? '' : props.value}
          disabled={props.disabled}
          onChange={(event) => props.onChange(event.target.valueAsNumber)}
        />
      )}
    </Field>
  );
}
