'use client';

import { DestinationField } from '@/components/destinations/destination-field';
import type { DestinationValue } from '@/components/destinations/target-words';
import { RecordingField } from '@/components/fields/recording-field';
import { ScheduleField } from '@/components/fields/schedule-field';
import { TextField } from '@/components/fields/text-field';
import { ToggleRow } from '@/components/fields/toggle-row';
import type { FormErrors } from '@/components/objects/object-form';
import type { PbxNumber } from '@/lib/numbers/contract';

const WORDS = {
  leads: 'Calls lead to',
  leadsHint: 'Changed at once; calls that are going on stay as they are.',
  nowhere: 'Nowhere yet',
  hours: 'Opening hours',
  hoursHint: 'Outside of them calls lead elsewhere. None: they always lead to the above.',
  closed: 'While closed, calls lead to',
  declined: 'Nowhere: decline the call',
  label: 'Label',
  labelHint: 'For you, e.g. Main line.',
  prefix: 'Put before the caller’s name',
  prefixHint: 'Shown on the phone, e.g. “Sales”. May stay empty.',
  screened: 'Turn away who is on the block list',
  enabled: 'Enabled',
  enabledHint: 'Disabled: callers hear that the number is not available.',
};

export type NumberValues = {
  label: string;
  enabled: boolean;
  callerNamePrefix: string;
  destination: DestinationValue | null;
  hours: { schedule: string; closed: DestinationValue | null } | null;
  screened: boolean;
  recording: PbxNumber['recording'];
};

export const NEW_NUMBER: NumberValues = {
  label: '',
  enabled: true,
  callerNamePrefix: '',
  destination: null,
  hours: null,
  screened: true,
  recording: null,
};

export const toNumberValues = (number: PbxNumber): NumberValues => ({
  label: number.label,
  enabled: number.enabled,
  callerNamePrefix: number.callerNamePrefix ?? '',
  destination: number.destination,
  hours: number.hours,
  screened: number.screened,
  recording: number.recording,
});

export const toNumberBody = (values: NumberValues) => ({
  ...values,
  callerNamePrefix: values.callerNamePrefix.trim() || null,
});

export type NumberFieldsProps = {
  values: NumberValues;
  errors: FormErrors;
  disabled?: boolean;
  onSet: <K extends keyof NumberValues>(name: K, value: NumberValues[K]) => void;
};

/** Where calls by the number go. */
export function LeadsFields({ values, errors, disabled = false, onSet }: NumberFieldsProps) {
  const { hours } = values;
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <DestinationField
        label={WORDS.leads}
        hint={WORDS.leadsHint}
        nowhere={WORDS.nowhere}
        path="destination"
        value={values.destination}
        errors={errors}
        disabled={disabled}
        onChange={(destination) => onSet('destination', destination)}
      />
      <ScheduleField
        label={WORDS.hours}
        hint={WORDS.hoursHint}
        value={hours?.schedule ?? null}
        error={errors['hours.schedule'] ?? errors.hours}
        disabled={disabled}
        onChange={(schedule) =>
          onSet('hours', schedule === null ? null : { closed: null, ...hours, schedule })
        }
      />
      {hours ? (
        <DestinationField
          label={WORDS.closed}
          nowhere={WORDS.declined}
          path="hours.closed"
          value={hours.closed}
          errors={errors}
          disabled={disabled}
          onChange={(closed) => onSet('hours', { ...hours, closed })}
        />
      ) : null}
    </div>
  );
}

/** How the number is called and what else happens to its calls. */
export function NumberFields({ values, errors, disabled = false, onSet }: NumberFieldsProps) {
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <TextField
        label={WORDS.label}
        hint={WORDS.labelHint}
        error={errors.label}
        value={values.label}
        disabled={disabled}
        maxLength={80}
        onChange={(label) => onSet('label', label)}
      />
      <TextField
        label={WORDS.prefix}
        hint={WORDS.prefixHint}
        error={errors.callerNamePrefix}
        value={values.callerNamePrefix}
        disabled={disabled}
        maxLength={20}
        onChange={(prefix) => onSet('callerNamePrefix', prefix)}
      />
      <RecordingField
        error={errors.recording}
        value={values.recording}
        disabled={disabled}
        onChange={(recording) => onSet('recording', recording)}
      />
      <ToggleRow
        label={WORDS.screened}
        checked={values.screened}
        disabled={disabled}
        className="sm:col-span-2"
        onChange={(screened) => onSet('screened', screened)}
      />
      <ToggleRow
        label={WORDS.enabled}
        hint={WORDS.enabledHint}
        checked={values.enabled}
        disabled={disabled}
        className="sm:col-span-2"
        onChange={(enabled) => onSet('enabled', enabled)}
      />
    </div>
  );
}
