'use client';

import { Plus, X } from 'lucide-react';
import { replaced, without } from '@/components/fields/moved';
import { errorAt, type FormErrors } from '@/components/objects/object-form';
import { DAYS, DayToggles } from '@/components/schedules/day-toggles';
import { HoursFields } from '@/components/schedules/hours-fields';
import type { WeekRow } from '@/components/schedules/schedule-value';
import { WeekChart } from '@/components/schedules/week-chart';
import { Button } from '@/components/ui/button';

const WORDS = {
  empty: 'Closed all week. Add the hours in which you are open.',
  group: (row: number) => `Hours ${row}`,
  add: 'Add hours',
  remove: (days: string) => `Remove the hours of ${days}`,
  noDay: 'no day',
  overMidnight: 'Until the next day.',
};

const WORKING_WEEK: WeekRow = { days: [1, 2, 3, 4, 5], from: '09:00', to: '17:00' };

/** The days that have no hours yet, so that a second row begins where the first one ends. */
function nextRow(week: readonly WeekRow[]): WeekRow {
  const taken = new Set(week.flatMap(({ days }) => days));
  const free = DAYS.map(({ day }) => day).filter((day) => !taken.has(day));
  if (week.length === 0 || free.length === 0) return WORKING_WEEK;
  return { ...WORKING_WEEK, days: free };
}

const namesOf = (days: readonly number[]) =>
  DAYS.filter(({ day }) => days.includes(day))
    .map(({ long }) => long)
    .join(', ') || WORDS.noDay;

type WeekFieldProps = {
  value: readonly WeekRow[];
  errors: FormErrors;
  disabled: boolean;
  onChange: (week: WeekRow[]) => void;
};

/** Weekly hours: each row some days and one stretch of time. */
export function WeekField({ value, errors, disabled, onChange }: WeekFieldProps) {
  return (
    <div className="grid gap-4">
      {value.length === 0 ? (
        <p className="rounded-md border border-dashed px-3 py-4 text-center text-muted-foreground">
          {WORDS.empty}
        </p>
      ) : null}
      {value.map((row, index) => (
        <div
          key={index}
          role="group"
          aria-label={WORDS.group(index + 1)}
          className="flex flex-wrap items-start gap-x-4 gap-y-2 border-b pb-4"
        >
          <DayToggles
            value={row.days}
            error={errorAt(errors, `week.${index}.days`)}
            disabled={disabled}
            onChange={(days) => onChange(replaced(value, index, { ...row, days }))}
          />
          <HoursFields
            value={row}
            errors={{
              from: errors[`week.${index}.from`],
              to: errors[`week.${index}.to`],
            }}
            disabled={disabled}
            onChange={(hours) => onChange(replaced(value, index, { ...row, ...hours }))}
          />
          <Button
            variant="ghost"
            size="icon"
            className="mt-6"
            aria-label={WORDS.remove(namesOf(row.days))}
            disabled={disabled}
            onClick={() => onChange(without(value, index))}
          >
            <X aria-hidden />
          </Button>
          {row.to < row.from ? (
            <p className="w-full text-meta text-muted-foreground">{WORDS.overMidnight}</p>
          ) : null}
        </div>
      ))}
      <Button
        size="sm"
        className="w-fit"
        disabled={disabled}
        onClick={() => onChange([...value, nextRow(value)])}
      >
        <Plus aria-hidden />
        {WORDS.add}
      </Button>
      <WeekChart week={value} />
    </div>
  );
}
