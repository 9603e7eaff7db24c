import { NumberField } from '@/components/fields/number-field';
import { TextField } from '@/components/fields/text-field';
import { ToggleRow } from '@/components/fields/toggle-row';
import type { ExtensionValues } from '@/components/extensions/extension-values';

const WORDS = {
  number: 'Number',
  numberHint: (digits: number) => `${digits} digits, dialled inside your PBX.`,
  name: 'Name',
  email: 'E-mail address',
  emailHint: 'May stay empty.',
  ring: 'Rings for, in seconds',
  callerId: 'Number shown when calling out',
  callerIdHint: 'A number of this PBX, e.g. +49 30 901820. Empty: the main number.',
  enabled: 'Enabled',
  enabledHint: 'Disabled: does not ring and cannot call. Nothing is lost.',
};

export type ExtensionFieldsProps = {
  values: ExtensionValues;
  errors: Readonly<Record<string, string>>;
  disabled: boolean;
  onSet: <K extends keyof ExtensionValues>(name: K, value: ExtensionValues[K]) => void;
};

export function PersonFields(props: ExtensionFieldsProps & { digits: number }) {
  const { values, errors, disabled, digits, onSet } = props;
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <TextField
        label={WORDS.number}
        hint={WORDS.numberHint(digits)}
        error={errors.number}
        value={values.number}
        disabled={disabled}
        required
        inputMode="numeric"
        maxLength={digits}
        onChange={(number) => onSet('number', number)}
      />
      <TextField
        label={WORDS.name}
        error={errors.name}
        value={values.name}
        disabled={disabled}
        required
        maxLength={80}
        onChange={(name) => onSet('name', name)}
      />
      <TextField
        label={WORDS.email}
        hint={WORDS.emailHint}
        error={errors.email}
        type="email"
        value={values.email}
        disabled={disabled}
        maxLength={254}
        onChange={(email) => onSet('email', email)}
      />
    </div>
  );
}

export function CallFields({ values, errors, disabled, onSet }: ExtensionFieldsProps) {
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <NumberField
        label={WORDS.ring}
        error={errors.ringTimeoutSeconds}
        min={5}
        max={180}
        value={values.ringTimeoutSeconds}
        disabled={disabled}
        onChange={(seconds) => onSet('ringTimeoutSeconds', seconds)}
      />
      <TextField
        label={WORDS.callerId}
        hint={WORDS.callerIdHint}
        error={errors.outboundCallerId}
        type="tel"
        value={values.outboundCallerId}
        disabled={disabled}
        maxLength={40}
        onChange={(number) => onSet('outboundCallerId', number)}
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
