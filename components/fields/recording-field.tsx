'use client';

import { ChoiceField } from '@/components/fields/choice-field';

type Recording = 'always' | 'on_demand' | 'never';

const WORDS = { label: 'Recording' };
const OPTIONS: { value: Recording | ''; label: string }[] = [
  { value: '', label: 'As the PBX records' },
  { value: 'always', label: 'Always' },
  { value: 'on_demand', label: 'On demand' },
  { value: 'never', label: 'Never' },
];

type RecordingFieldProps = {
  value: Recording | null;
  error?: string | undefined;
  disabled?: boolean;
  onChange: (recording: Recording | null) => void;
};

/** Whether calls of one thing are recorded; null: as the policy of the PBX says. */
export function RecordingField({ value, onChange, ...rest }: RecordingFieldProps) {
  return (
    <ChoiceField
      {...rest}
      label={WORDS.label}
      options={OPTIONS}
      value={value ?? ''}
      onChange={(next) => onChange(next || null)}
    />
  );
}
