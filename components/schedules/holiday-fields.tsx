'use client';

import { Plus, X } from 'lucide-react';
import { replaced, without } from '@/components/fields/moved';
import { TextField } from '@/components/fields/text-field';
import { errorAt, type FormErrors } from '@/components/objects/object-form';
import { HoursFields } from '@/components/schedules/hours-fields';
import type { HolidayRow, HoursRow } from '@/components/schedules/schedule-value';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';

const WORDS = {
  name: 'Name',
  first: 'First day',
  last: 'Last day',
  everyYear: 'Every year',
  closed: 'Closed all day',
  addHours: 'Open at some hours',
  moreHours: 'More hours',
  removeHours: 'Remove these hours',
  remove: (name: string) => `Remove ${name || 'this day'}`,
  hours: (name: string) => `Hours of ${name || 'this day'}`,
};

const NEW_HOURS: HoursRow = { from: '10:00', to: '14:00' };

/** A date field needs a year also where it does not matter; 29 February is in leap years only. */
const shownDate = (date: string, year: number) => {
  if (date.length !== 5) return date;
  return `${date === '02-29' ? year + ((4 - (year % 4)) % 4) : year}-${date}`;
};

type HolidayFieldsProps = {
  value: HolidayRow;
  /** In the form: `holidays.3`. */
  path: string;
  year: number;
  errors: FormErrors;
  disabled: boolean;
  onChange: (holiday: HolidayRow) => void;
  onRemove: () => void;
};

function DateField(props: {
  label: string;
  value: string;
  error: string | undefined;
  disabled: boolean;
  onChange: (date: string) => void;
}) {
  return (
    <Field label={props.label} error={props.error} className="min-w-36 flex-1 sm:w-40 sm:flex-none">
      {(control) => (
        <Input
          {...control}
          type="date"
          required
          value={props.value}
          disabled={props.disabled}
          onChange={(event) => props.onChange(event.target.value)}
        />
      )}
    </Field>
  );
}

function HolidayHours({ value, path, errors, disabled, onChange }: HolidayFieldsProps) {
  const open = value.open ?? [];
  const set = (hours: HoursRow[]) => onChange({ ...value, open: hours });
  return (
    <div role="group" aria-label={WORDS.hours(value.name)} className="flex w-full flex-wrap gap-3">
      {open.length === 0 ? <span className="py-2 text-table">{WORDS.closed}</span> : null}
      {open.map((hours, index) => (
        <div key={index} className="flex items-start gap-2">
          <HoursFields
            value={hours}
            errors={{
              from: errors[`${path}.open.${index}.from`],
              to: errors[`${path}.open.${index}.to`],
            }}
            disabled={disabled}
            onChange={(next) => set(replaced(open, index, next))}
          />
          <Button
            variant="ghost"
            size="icon"
            className="mt-6"
            aria-label={WORDS.removeHours}
            disabled={disabled}
            onClick={() => set(without(open, index))}
          >
            <X aria-hidden />
          </Button>
        </div>
      ))}
      <Button
        size="sm"
        variant="ghost"
        className="self-end"
        disabled={disabled}
        onClick={() => set([...open, NEW_HOURS])}
      >
        <Plus aria-hidden />
        {open.length === 0 ? WORDS.addHours : WORDS.moreHours}
      </Button>
    </div>
  );
}

/** One holiday, or a stretch of them. */
export function HolidayFields(props: HolidayFieldsProps) {
  const { value, path, year, errors, disabled, onChange } = props;
  // While one of the two is being typed it is empty.
  const isYearly = value.from.length === 5 || value.to.length === 5;
  const kept = (date: string) => (isYearly ? date.slice(5) : date);
  return (
    <div className="flex flex-wrap items-start gap-x-4 gap-y-2">
      <TextField
        label={WORDS.name}
        value={value.name}
        error={errors[`${path}.name`]}
        required
        maxLength={80}
        disabled={disabled}
        className="w-full sm:w-52"
        onChange={(name) => onChange({ ...value, name })}
      />
      <DateField
        label={WORDS.first}
        value={shownDate(value.from, year)}
        error={errors[`${path}.from`]}
        disabled={disabled}
        onChange={(date) => {
          const to = date !== '' && value.to === value.from ? kept(date) : value.to;
          onChange({ ...value, from: kept(date), to });
        }}
      />
      <DateField
        label={WORDS.last}
        value={shownDate(value.to, year)}
        error={errorAt(errors, `${path}.to`)}
        disabled={disabled}
        onChange={(date) => onChange({ ...value, to: kept(date) })}
      />
      <label className="mt-6 flex h-9 items-center gap-2">
        <Checkbox
          checked={isYearly}
          disabled={disabled}
          onChange={() => {
            const change = (date: string) => (isYearly ? shownDate(date, year) : date.slice(5));
            onChange({ ...value, from: change(value.from), to: change(value.to) });
          }}
        />
        {WORDS.everyYear}
      </label>
      <Button
        variant="ghost"
        size="icon"
        className="mt-6 ml-auto"
        aria-label={WORDS.remove(value.name)}
        disabled={disabled}
        onClick={props.onRemove}
      >
        <X aria-hidden />
      </Button>
      <HolidayHours {...props} />
    </div>
  );
}
