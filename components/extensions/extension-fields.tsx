import type { ExtensionValues } from '@/components/extensions/extension-values';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Label } from '@/components/ui/label';
import { Switch } from '@/components/ui/switch';

const WORDS = {
  number: 'Number',
  numberHint: (digits: number) => `${digits} digits, dialled inside your PBX.`,
  name: 'Name',
  email: 'E-mail address',
  emailHint: 'May stay empty.',
  ring: 'Rings for, in seconds',
  callerId: 'Number shown when calling out',
  callerIdHint: 'With its country code, e.g. +49 30 901820. Empty: the main number.',
  enabled: 'Enabled',
  enabledHint: 'Disabled: does not ring and cannot call. Nothing is lost.',
};

export type ExtensionFieldsProps = {
  values: ExtensionValues;
  errors: Readonly<Record<string, string>>;
  disabled: boolean;
  onSet: <K extends keyof ExtensionValues>(name: K, value: ExtensionValues[K]) => void;
};

export function PersonFields({
  values,
  errors,
  disabled,
  digits,
  onSet,
}: ExtensionFieldsProps & { digits: number }) {
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field label={WORDS.number} hint={WORDS.numberHint(digits)} error={errors.number}>
        {(control) => (
          <Input
            {...control}
            value={values.number}
            disabled={disabled}
            required
            inputMode="numeric"
            maxLength={digits}
            autoComplete="off"
            onChange={(event) => onSet('number', event.target.value)}
          />
        )}
      </Field>
      <Field label={WORDS.name} error={errors.name}>
        {(control) => (
          <Input
            {...control}
            value={values.name}
            disabled={disabled}
            required
            maxLength={80}
            autoComplete="off"
            onChange={(event) => onSet('name', event.target.value)}
          />
        )}
      </Field>
      <Field label={WORDS.email} hint={WORDS.emailHint} error={errors.email}>
        {(control) => (
          <Input
            {...control}
            type="email"
            value={values.email}
            disabled={disabled}
            maxLength={254}
            autoComplete="off"
            onChange={(event) => onSet('email', event.target.value)}
          />
        )}
      </Field>
    </div>
  );
}

export function CallFields({ values, errors, disabled, onSet }: ExtensionFieldsProps) {
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field label={WORDS.ring} error={errors.ringTimeoutSeconds}>
        {(control) => (
          <Input
            {...control}
            type="number"
            min={5}
            max={180}
            required
            value={values.ringTimeoutSeconds}
            disabled={disabled}
            onChange={(event) => onSet('ringTimeoutSeconds', event.target.value)}
          />
        )}
      </Field>
      <Field label={WORDS.callerId} hint={WORDS.callerIdHint} error={errors.outboundCallerId}>
        {(control) => (
          <Input
            {...control}
            type="tel"
            value={values.outboundCallerId}
            disabled={disabled}
            maxLength={40}
            autoComplete="off"
            onChange={(event) => onSet('outboundCallerId', event.target.value)}
          />
        )}
      </Field>
      <div className="flex items-start gap-3 sm:col-span-2">
        <Switch
          id="extension-enabled"
          checked={values.enabled}
          disabled={disabled}
          aria-describedby="extension-enabled-hint"
          onChange={(event) => onSet('enabled', event.target.checked)}
        />
        <div className="grid gap-0.5">
          <Label htmlFor="extension-enabled">{WORDS.enabled}</Label>
          <p id="extension-enabled-hint" className="text-meta text-muted-foreground">
            {WORDS.enabledHint}
          </p>
        </div>
      </div>
    </div>
  );
}
