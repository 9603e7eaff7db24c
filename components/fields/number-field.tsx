import { TextField } from '@/components/fields/text-field';
import type { FieldWords } from '@/components/ui/field';

export type NumberFieldProps = FieldWords & {
  /** NaN while the field is empty: the API then says that it must be a number. */
  value: number;
  min: number;
  max: number;
  disabled?: boolean;
  onChange: (value: number) => void;
};

/** A whole number with its limits. */
export function NumberField({ value, onChange, ...rest }: NumberFieldProps) {
  return (
    <TextField
      {...rest}
      type="number"
      inputMode="numeric"
      step={1}
      required
      value={Number.isNaN(value) ? '' : String(value)}
      onChange={(text) => onChange(text === '' ? Number.NaN : Number(text))}
    />
  );
}
