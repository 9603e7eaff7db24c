'use client';

import type { ReactNode } from 'react';
import { DAYS, EVERY } from '@/components/saved-views/view-words';
import type { ViewValues } from '@/components/saved-views/view-values';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { Textarea } from '@/components/ui/textarea';

const WORDS = {
  every: 'How often',
  weekday: 'On',
  day: 'On day',
  time: 'At',
  zone: (zone: string) => `By the clocks of ${zone}.`,
  format: 'File',
  recipients: 'To',
  recipientsHint:
    'E-mail addresses, one a line, 10 at most. They get the calls that you may see. A file of more than 10 MB is sent as a link.',
};

const DAYS_OF_MONTH = Array.from({ length: 28 }, (_, place) => String(place + 1));

type ScheduleFieldsProps = {
  values: ViewValues;
  errors: Readonly<Record<string, string>>;
  timeZone: string;
  set: <K extends keyof ViewValues>(name: K, value: ViewValues[K]) => void;
};

type ChoiceProps = {
  label: string;
  value: string;
  error: string | undefined;
  onChoose: (value: string) => void;
  children: ReactNode;
};

function Choice({ label, value, error, onChoose, children }: ChoiceProps) {
  return (
    <Field label={label} error={error}>
      {(control) => (
        <Select {...control} value={value} onChange={(event) => onChoose(event.target.value)}>
          {children}
        </Select>
      )}
    </Field>
  );
}

const isRhythm = (word: string): word is ViewValues['every'] => word in EVERY;

type FieldsProps = Pick<ScheduleFieldsProps, 'values' | 'set'> & {
  error: (name: string) => string | undefined;
};

function Rhythm({ values, set, error }: FieldsProps) {
  return (
    <>
      <Choice
        label={WORDS.every}
        value={values.every}
        error={error('every')}
        onChoose={(every) => isRhythm(every) && set('every', every)}
      >
        {Object.entries(EVERY).map(([every, words]) => (
          <option key={every} value={every}>
            {words}
          </option>
        ))}
      </Choice>
      {values.every === 'week' ? (
        <Choice
          label={WORDS.weekday}
          value={values.weekday}
          error={error('weekday')}
          onChoose={(weekday) => set('weekday', weekday)}
        >
          {DAYS.map((day, place) => (
            <option key={day} value={place + 1}>
              {day}
            </option>
          ))}
        </Choice>
      ) : null}
      {values.every === 'month' ? (
        <Choice
          label={WORDS.day}
          value={values.day}
          error={error('day')}
          onChoose={(day) => set('day', day)}
        >
          {DAYS_OF_MONTH.map((day) => (
            <option key={day}>{day}</option>
          ))}
        </Choice>
      ) : null}
    </>
  );
}

function Recipients({ values, set, error }: FieldsProps) {
  return (
    <Field
      className="sm:col-span-2"
      label={WORDS.recipients}
      hint={WORDS.recipientsHint}
      error={error('recipients')}
    >
      {(control) => (
        <Textarea
          {...control}
          required
          rows={3}
          value={values.recipients}
          onChange={(event) => set('recipients', event.target.value)}
        />
      )}
    </Field>
  );
}

export function ScheduleFields({ values, errors, timeZone, set }: ScheduleFieldsProps) {
  const error = (name: string) =>
    Object.entries(errors).find(([field]) => field.startsWith(`schedule.${name}`))?.[1];
  const common = { values, set, error };
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Rhythm {...common} />
      <Field label={WORDS.time} hint={WORDS.zone(timeZone)} error={error('time')}>
        {(control) => (
          <Input
            {...control}
            required
            type="time"
            value={values.time}
            onChange={(event) => set('time', event.target.value)}
          />
        )}
      </Field>
      <Choice
        label={WORDS.format}
        value={values.format}
        error={error('format')}
        onChoose={(format) => set('format', format === 'csv' ? 'csv' : 'xlsx')}
      >
        <option value="xlsx">XLSX</option>
        <option value="csv">CSV</option>
      </Choice>
      <Recipients {...common} />
    </div>
  );
}
