'use client';

import { ChoiceField } from '@/components/fields/choice-field';
import type { Extension } from '@/lib/extensions/contract';

/** Of an extension; other things know no direction. */
export type RecordingChoice = Extension['recording'];

const WORDS = { label: 'Recording' };
const WHOLE = ['always', 'on_demand', 'never'] as const;
const LABELS: Record<NonNullable<RecordingChoice> | '', string> = {
  '': 'As the PBX records',
  always: 'Always',
  incoming: 'Incoming calls always, outgoing never',
  outgoing: 'Outgoing calls always, incoming never',
  on_demand: 'On demand, by dialling *2 during the call',
  never: 'Not because of this one',
};

type RecordingFieldProps<Choice> = {
  value: Choice;
  /** Without the empty one, which leaves it to the PBX. */
  choices?: readonly NonNullable<Choice>[];
  error?: string | undefined;
  disabled?: boolean;
  onChange: (recording: Choice) => void;
};

/** Whether calls of one thing are recorded; null: as the policy of the PBX says. */
export function RecordingField<Choice extends RecordingChoice>(props: RecordingFieldProps<Choice>) {
  const { value, choices = WHOLE, onChange, ...rest } = props;
  const options = ['' as const, ...choices].map((choice) => ({
    value: choice,
    label: LABELS[choice],
  }));
  return (
    <ChoiceField
      {...rest}
      label={WORDS.label}
      options={options}
      value={value ?? ''}
      onChange={(next) => onChange((next || null) as Choice)}
    />
  );
}
