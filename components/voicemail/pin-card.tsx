'use client';

import { DigitsField } from '@/components/fields/digits-field';
import { ToggleRow } from '@/components/fields/toggle-row';
import { controls } from '@/components/objects/controls';
import { FormCard } from '@/components/objects/form-card';
import type { ObjectFormProps } from '@/components/objects/object-form';
import { Button } from '@/components/ui/button';
import type { VoicemailValue } from '@/components/voicemail/voicemail-value';

const WORDS = {
  title: 'Listening by phone',
  note: 'By *97 from the own phone; from another one with the number of the box and its PIN.',
  pin: 'PIN',
  isSet: 'A PIN is set. Type another one to change it.',
  none: 'No PIN: only the own phone may listen. 4 to 10 digits, not 1234, 0000 or the own number.',
  willGo: 'The PIN is removed when you save.',
  placeholder: 'Unchanged',
  empty: 'None',
  remove: 'Remove the PIN',
  keep: 'Keep the PIN',
  ask: 'Ask the own phone, too',
  askHint: 'For phones that stand where others can use them.',
};

/** The PIN itself is never shown: there is one, or a new one is typed. */
export function PinCard(props: ObjectFormProps<VoicemailValue>) {
  const { value, errors, disabled, onChange } = props;
  const { toggle } = controls(props);
  const isRemoved = value.hasPin === true && value.pin === null;
  const hint = isRemoved ? WORDS.willGo : value.hasPin ? WORDS.isSet : WORDS.none;
  // Nothing typed is nothing changed, where there is a PIN; else it is none.
  const type = (digits: string) =>
    onChange({ pin: digits === '' ? (value.hasPin ? undefined : null) : digits });
  return (
    <FormCard title={WORDS.title} note={WORDS.note}>
      <div className="flex flex-wrap items-start gap-2">
        <DigitsField
          label={WORDS.pin}
          hint={hint}
          error={errors.pin}
          className="min-w-40 flex-1"
          maxLength={10}
          placeholder={value.hasPin && !isRemoved ? WORDS.placeholder : WORDS.empty}
          value={value.pin ?? ''}
          disabled={disabled}
          onChange={type}
        />
        {value.hasPin && !disabled ? (
          <Button
            className="mt-6.5"
            onClick={() => onChange({ pin: isRemoved ? undefined : null })}
          >
            {isRemoved ? WORDS.keep : WORDS.remove}
          </Button>
        ) : null}
      </div>
      <ToggleRow label={WORDS.ask} hint={WORDS.askHint} {...toggle('askPin')} />
    </FormCard>
  );
}
