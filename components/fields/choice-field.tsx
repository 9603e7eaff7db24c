import { Field, type FieldWords } from '@/components/ui/field';
import { Select } from '@/components/ui/select';

export type Choice<Value extends string> = { value: Value; label: string };

type ChoiceFieldProps<Value extends string> = FieldWords & {
  value: Value;
  options: readonly Choice<Value>[];
  disabled?: boolean;
  onChange: (value: Value) => void;
};

/** One of a few, known words. */
export function ChoiceField<Value extends string>(props: ChoiceFieldProps<Value>) {
  const { value, options, disabled, onChange, ...words } = props;
  const pick = (given: string) => {
    const found = options.find((option) => option.value === given);
    if (found) onChange(found.value);
  };
  return (
    <Field {...words}>
      {(control) => (
        <Select
          {...control}
          value={value}
          disabled={disabled}
          onChange={(event) => pick(event.target.value)}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}
