import { Field, type FieldWords } from '@/components/ui/field';
import { Input, type InputProps } from '@/components/ui/input';

type TextFieldProps = FieldWords &
  Omit<InputProps, 'value' | 'onChange' | 'className'> & {
    value: string;
    onChange: (value: string) => void;
  };

/** One line of text with its label, hint and error. */
export function TextField(props: TextFieldProps) {
  const { label, labelHidden, hint, error, className, onChange, ...rest } = props;
  return (
    <Field {...{ label, labelHidden, hint, error, className }}>
      {(control) => (
        <Input
          autoComplete="off"
          {...rest}
          {...control}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
