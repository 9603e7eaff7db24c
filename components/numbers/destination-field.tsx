'use client';

import { ExtensionPicker, type Picked } from '@/components/extensions/extension-picker';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import type { Destination } from '@/lib/numbers/contract';

type Kind = Destination['kind'] | 'none';

const WORDS: { kind: string; hint: string; extension: string; kinds: Record<Kind, string> } = {
  kind: 'Calls lead to',
  hint: 'Changed at once; calls that are going on stay as they are.',
  extension: 'Extension',
  kinds: {
    extension: 'An extension',
    busy: 'Busy signal',
    hangup: 'Hang up',
    none: 'Nowhere yet',
  },
};

/** What a form holds of a destination: the kind, and the extension with its name to show. */
export type DestinationValue = { kind: Kind; extension: Picked | null };

export function toDestination({ kind, extension }: DestinationValue): Destination | null {
  if (kind === 'none') return null;
  return kind === 'extension' ? { kind, extensionId: extension?.id ?? '' } : { kind };
}

export const fromDestination = (
  destination: Destination | null,
  extension: Picked | null,
): DestinationValue => ({ kind: destination?.kind ?? 'none', extension });

type DestinationFieldProps = {
  value: DestinationValue;
  errors: Readonly<Record<string, string>>;
  disabled?: boolean;
  onChange: (value: DestinationValue) => void;
};

export function DestinationField({ value, errors, disabled, onChange }: DestinationFieldProps) {
  const extensionError = errors['destination.extensionId'];
  return (
    <>
      <Field label={WORDS.kind} hint={WORDS.hint} error={errors.destination}>
        {(control) => (
          <Select
            {...control}
            value={value.kind}
            disabled={disabled}
            onChange={(event) => onChange({ ...value, kind: event.target.value as Kind })}
          >
            {Object.entries(WORDS.kinds).map(([kind, label]) => (
              <option key={kind} value={kind}>
                {label}
              </option>
            ))}
          </Select>
        )}
      </Field>
      {value.kind === 'extension' ? (
        <Field label={WORDS.extension} error={extensionError}>
          {(control) => (
            <ExtensionPicker
              control={control}
              value={value.extension}
              disabled={disabled}
              onPick={(extension) => onChange({ ...value, extension })}
            />
          )}
        </Field>
      ) : null}
    </>
  );
}
