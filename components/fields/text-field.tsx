import { Field } from '@/components/ui/field';
import { Input, type InputProps } from '@/components/ui/input';

type TextFieldProps = Omit<InputProps, 'value' | 'onChange' | 'className'> & {
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  value: string;
  className?: string;
  onChange: (value: string) => void;
};

/** One line of text with its label, hint and error. */
export function TextField(props: TextFieldProps) {
  const { label, hint, error, value, className, onChange, ...rest } = props;
  return (
    <Field label={label} hint={hint} error={error} {...(className ? { className } : {})}>
      {(control) => (
        <Input
          autoComplete="off"
          {...rest}
          {...control}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
