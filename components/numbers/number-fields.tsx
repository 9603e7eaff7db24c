'use client';

import {
  DestinationField,
  fromDestination,
  toDestination,
  type DestinationValue,
} from '@/components/numbers/destination-field';
import type { Picked } from '@/components/extensions/extension-picker';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Label } from '@/components/ui/label';
import { Switch } from '@/components/ui/switch';
import type { PbxNumber } from '@/lib/numbers/contract';

const WORDS = {
  label: 'Label',
  labelHint: 'For you, e.g. Main line.',
  prefix: 'Put before the caller’s name',
  prefixHint: 'Shown on the phone, e.g. “Sales”. May stay empty.',
  enabled: 'Enabled',
  enabledHint: 'Disabled: callers hear that the number is not available.',
};

export type NumberValues = {
  label: string;
  enabled: boolean;
  callerNamePrefix: string;
  destination: DestinationValue;
};

export const NEW_NUMBER: NumberValues = {
  label: '',
  enabled: true,
  callerNamePrefix: '',
  destination: { kind: 'extension', extension: null },
};

export const toNumberValues = (number: PbxNumber, extension: Picked | null): NumberValues => ({
  label: number.label,
  enabled: number.enabled,
  callerNamePrefix: number.callerNamePrefix ?? '',
  destination: fromDestination(number.destination, extension),
});

export const toNumberBody = (values: NumberValues) => ({
  label: values.label,
  enabled: values.enabled,
  callerNamePrefix: values.callerNamePrefix.trim() || null,
  destination: toDestination(values.destination),
});

type NumberFieldsProps = {
  values: NumberValues;
  errors: Readonly<Record<string, string>>;
  disabled?: boolean;
  onSet: <K extends keyof NumberValues>(name: K, value: NumberValues[K]) => void;
};

export function NumberFields({ values, errors, disabled = false, onSet }: NumberFieldsProps) {
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <DestinationField
        value={values.destination}
        errors={errors}
        disabled={disabled}
        onChange={(destination) => onSet('destination', destination)}
      />
      <Field label={WORDS.label} hint={WORDS.labelHint} error={errors.label}>
        {(control) => (
          <Input
            {...control}
            value={values.label}
            disabled={disabled}
            maxLength={80}
            onChange={(event) => onSet('label', event.target.value)}
          />
        )}
      </Field>
      <Field label={WORDS.prefix} hint={WORDS.prefixHint} error={errors.callerNamePrefix}>
        {(control) => (
          <Input
            {...control}
            value={values.callerNamePrefix}
            disabled={disabled}
            maxLength={20}
            onChange={(event) => onSet('callerNamePrefix', event.target.value)}
          />
        )}
      </Field>
      <div className="flex items-start gap-3 sm:col-span-2">
        <Switch
          id="number-enabled"
          checked={values.enabled}
          disabled={disabled}
          aria-describedby="number-enabled-hint"
          onChange={(event) => onSet('enabled', event.target.checked)}
        />
        <div className="grid gap-0.5">
          <Label htmlFor="number-enabled">{WORDS.enabled}</Label>
          <p id="number-enabled-hint" className="text-meta text-muted-foreground">
            {WORDS.enabledHint}
          </p>
        </div>
      </div>
    </div>
  );
}
