import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';

const WORDS = { from: 'From', to: 'To' };

type TimeProps = {
  label: string;
  value: string;
  error: string | undefined;
  disabled: boolean;
  /** 00:00 is the end of the day here, which the API writes as 24:00. */
  isEnd?: boolean;
  onChange: (value: string) => void;
};

function TimeField({ label, value, error, disabled, isEnd = false, onChange }: TimeProps) {
  return (
    <Field label={label} error={error} className="w-32">
      {(control) => (
        <Input
          {...control}
          type="time"
          required
          value={value === '24:00' ? '00:00' : value}
          disabled={disabled}
          onChange={({ target }) =>
            onChange(isEnd && target.value === '00:00' ? '24:00' : target.value)
          }
        />
      )}
    </Field>
  );
}

type Hours = { from: string; to: string };

type HoursFieldsProps = {
  value: Hours;
  errors: { from: string | undefined; to: string | undefined };
  disabled: boolean;
  onChange: (hours: Hours) => void;
};

/** From and to; `to` before `from` is on the next day. */
export function HoursFields({ value, errors, disabled, onChange }: HoursFieldsProps) {
  return (
    <>
      <TimeField
        label={WORDS.from}
        value={value.from}
        error={errors.from}
        disabled={disabled}
        onChange={(from) => onChange({ ...value, from })}
      />
      <TimeField
        isEnd
        label={WORDS.to}
        value={value.to}
        error={errors.to}
        disabled={disabled}
        onChange={(to) => onChange({ ...value, to })}
      />
    </>
  );
}
