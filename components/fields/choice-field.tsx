import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';

type ChoiceFieldProps<Value extends string> = {
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  value: Value;
  options: readonly { value: Value; label: string }[];
  disabled?: boolean;
  className?: string;
  onChange: (value: Value) => void;
};

/** One of a few, known words. */
export function ChoiceField<Value extends string>(props: ChoiceFieldProps<Value>) {
  const pick = (given: string) => {
    const found = props.options.find(({ value }) => value === given);
    if (found) props.onChange(found.value);
  };
  return (
    <Field
      label={props.label}
      hint={props.hint}
      error={props.error}
      {...(props.className ? { className: props.className } : {})}
    >
      {(control) => (
        <Select
          {...control}
          value={props.value}
          disabled={props.disabled}
          onChange={(event) => pick(event.target.value)}
        >
          {props.options.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}
