'use client';

import { ChoiceField } from '@/components/fields/choice-field';
import { TextField } from '@/components/fields/text-field';
import { wallClock } from '@/lib/schedules/wall-rules';

const WORDS = {
  when: 'When',
  now: 'Now',
  moment: 'At a moment',
  at: 'Date and time',
  zone: (zone: string) => `In ${zone.replaceAll('_', ' ')}.`,
};

type When = 'now' | 'moment';
const WHENS: readonly { value: When; label: string }[] = [
  { value: 'now', label: WORDS.now },
  { value: 'moment', label: WORDS.moment },
];

type MomentFieldProps = {
  /** `2026-11-25T18:00` on the clock of the PBX; empty: now. */
  value: string;
  error: string | undefined;
  timeZone: string;
  onChange: (at: string) => void;
};

export function MomentField({ value, error, timeZone, onChange }: MomentFieldProps) {
  return (
    <>
      <ChoiceField<When>
        label={WORDS.when}
        value={value === '' ? 'now' : 'moment'}
        options={WHENS}
        onChange={(when) => onChange(when === 'now' ? '' : wallClock(Date.now(), timeZone))}
      />
      {value === '' ? null : (
        <TextField
          label={WORDS.at}
          hint={WORDS.zone(timeZone)}
          error={error}
          type="datetime-local"
          required
          value={value}
          onChange={onChange}
        />
      )}
    </>
  );
}
