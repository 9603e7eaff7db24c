'use client';

import { DestinationField } from '@/components/destinations/destination-field';
import type { ObjectFormProps } from '@/components/objects/object-form';
import { HolidaysField } from '@/components/schedules/holidays-field';
import type { ScheduleChoices, ScheduleValue } from '@/components/schedules/schedule-value';
import { WeekField } from '@/components/schedules/week-field';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';

const WORDS = {
  week: 'Opening hours',
  zone: 'Time zone',
  ofPbx: (zone: string) => `As the PBX: ${zone.replaceAll('_', ' ')}`,
  holidays: 'Holidays and other days',
  holidaysNote: 'From midnight to midnight they replace the weekly hours.',
  calls: 'Calls that are led here',
  whenOpen: 'While it is open',
  whenClosed: 'While it is closed',
  nowhere: 'End the call',
};

function ZoneField(props: ObjectFormProps<ScheduleValue, ScheduleChoices>) {
  const { value, choices } = props;
  const { zones } = choices;
  const own = value.timezone;
  const known = own === null || zones.includes(own) ? zones : [own, ...zones];
  return (
    <Field label={WORDS.zone} error={props.errors.timezone} className="sm:max-w-sm">
      {(control) => (
        <Select
          {...control}
          value={own ?? ''}
          disabled={props.disabled}
          onChange={({ target }) => props.onChange({ timezone: target.value || null })}
        >
          <option value="">{WORDS.ofPbx(choices.timezone)}</option>
          {known.map((zone) => (
            <option key={zone} value={zone}>
              {zone.replaceAll('_', ' ')}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}

/** Opening hours, holidays, and where calls go that are led to the schedule itself. */
export function ScheduleForm(props: ObjectFormProps<ScheduleValue, ScheduleChoices>) {
  const { value, errors, disabled, onChange } = props;
  const shared = { errors, disabled, nowhere: WORDS.nowhere };
  return (
    <>
      <Card>
        <CardHeader title={WORDS.week} />
        <CardBody className="grid gap-5">
          <WeekField
            value={value.week}
            errors={errors}
            disabled={disabled}
            onChange={(week) => onChange({ week })}
          />
          <ZoneField {...props} />
        </CardBody>
      </Card>
      <Card>
        <CardHeader title={WORDS.holidays} note={WORDS.holidaysNote} />
        <CardBody>
          <HolidaysField
            value={value.holidays}
            errors={errors}
            disabled={disabled}
            choices={props.choices}
            onChange={(holidays) => onChange({ holidays })}
          />
        </CardBody>
      </Card>
      <Card>
        <CardHeader title={WORDS.calls} />
        <CardBody className="grid gap-4 sm:grid-cols-2">
          <DestinationField
            {...shared}
            label={WORDS.whenOpen}
            path="whenOpen"
            value={value.whenOpen}
            onChange={(whenOpen) => onChange({ whenOpen })}
          />
          <DestinationField
            {...shared}
            label={WORDS.whenClosed}
            path="whenClosed"
            value={value.whenClosed}
            onChange={(whenClosed) => onChange({ whenClosed })}
          />
        </CardBody>
      </Card>
    </>
  );
}
