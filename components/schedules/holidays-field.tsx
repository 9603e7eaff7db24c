'use client';

import { CalendarPlus, Plus } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { replaced, without } from '@/components/fields/moved';
import { plural } from '@/components/format';
import type { FormErrors } from '@/components/objects/object-form';
import { HolidayFields } from '@/components/schedules/holiday-fields';
import type { HolidayRow, ScheduleChoices } from '@/components/schedules/schedule-value';
import { Button } from '@/components/ui/button';
import { toast } from '@/components/ui/toast';

const CountryHolidays = dynamic(
  () => import('@/components/schedules/country-holidays').then((module) => module.CountryHolidays),
  { ssr: false },
);

const WORDS = {
  label: 'Holidays and other days',
  empty: 'None yet. On these days the weekly hours do not count.',
  add: 'Add a day',
  addCountry: 'Add the holidays of a country',
  added: (count: number) => `${plural(count, 'day', 'days')} added. Save to keep them.`,
};

type HolidaysFieldProps = {
  value: readonly HolidayRow[];
  errors: FormErrors;
  disabled: boolean;
  choices: ScheduleChoices;
  onChange: (holidays: HolidayRow[]) => void;
};

/** Days that do not follow the week, from midnight to midnight. */
export function HolidaysField(props: HolidaysFieldProps) {
  const { value, disabled, choices, onChange } = props;
  const [isChoosing, setChoosing] = useState(false);
  const blank = { name: '', from: `${choices.year}-01-01`, to: `${choices.year}-01-01`, open: [] };
  return (
    <div className="grid gap-4">
      {value.length === 0 ? (
        <p className="rounded-md border border-dashed px-3 py-4 text-center text-muted-foreground">
          {WORDS.empty}
        </p>
      ) : (
        <ul aria-label={WORDS.label} className="grid divide-y">
          {value.map((holiday, index) => (
            <li key={index} className="py-4 first:pt-0">
              <HolidayFields
                value={holiday}
                path={`holidays.${index}`}
                year={choices.year}
                errors={props.errors}
                disabled={disabled}
                onChange={(next) => onChange(replaced(value, index, next))}
                onRemove={() => onChange(without(value, index))}
              />
            </li>
          ))}
        </ul>
      )}
      <div className="flex flex-wrap gap-2">
        <Button size="sm" disabled={disabled} onClick={() => onChange([...value, blank])}>
          <Plus aria-hidden />
          {WORDS.add}
        </Button>
        <Button size="sm" disabled={disabled} onClick={() => setChoosing(true)}>
          <CalendarPlus aria-hidden />
          {WORDS.addCountry}
        </Button>
      </div>
      {isChoosing ? (
        <CountryHolidays
          choices={choices}
          known={value}
          onClose={() => setChoosing(false)}
          onAdd={(holidays) => {
            onChange([...value, ...holidays]);
            setChoosing(false);
            toast(WORDS.added(holidays.length));
          }}
        />
      ) : null}
    </div>
  );
}
