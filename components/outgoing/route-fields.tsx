'use client';

import { ChoiceField } from '@/components/fields/choice-field';
import { PatternsField } from '@/components/fields/patterns-field';
import { ScheduleField } from '@/components/fields/schedule-field';
import { TextField } from '@/components/fields/text-field';
import { ToggleRow } from '@/components/fields/toggle-row';
import { errorAt } from '@/components/objects/object-form';
import { CallerIdField } from '@/components/outgoing/caller-id-field';
import type { OutgoingChoices, Route } from '@/components/outgoing/outgoing-value';
import { TrunkOrderField } from '@/components/outgoing/trunk-order-field';
import type { SentenceEditorProps } from '@/components/rules/sentence-list';

const WORDS = {
  name: 'Name',
  patterns: 'Numbers',
  patternsHint:
    'One a line, with + and country: +44*. ? stands for one digit, * for any number of them, [2-5] for one of a range.',
  schedule: 'Only while this is open',
  callerId: 'Number shown',
  noCallerId: "The PBX's",
  callerIdFor: 'Shown for',
  enabled: 'In use',
};

const WHOSE: { value: 'without_own' | 'everybody'; label: string }[] = [
  { value: 'without_own', label: 'Extensions without a number of their own' },
  { value: 'everybody', label: 'Everybody' },
];

type RouteFieldsProps = SentenceEditorProps<Route> & {
  choices: Pick<OutgoingChoices, 'numbers' | 'trunks'>;
};

/** One route to the outside. */
export function RouteFields(props: RouteFieldsProps) {
  const { value, errors, disabled, onChange, choices } = props;
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <TextField
        label={WORDS.name}
        error={errors['name']}
        value={value.name}
        required
        maxLength={80}
        disabled={disabled}
        onChange={(name) => onChange({ ...value, name })}
      />
      <ScheduleField
        label={WORDS.schedule}
        error={errors['schedule']}
        value={value.schedule ?? null}
        disabled={disabled}
        onChange={(schedule) => onChange({ ...value, schedule })}
      />
      <PatternsField
        label={WORDS.patterns}
        hint={WORDS.patternsHint}
        error={errorAt(errors, 'patterns')}
        value={value.patterns}
        disabled={disabled}
        onChange={(patterns) => onChange({ ...value, patterns })}
      />
      <TrunkOrderField
        value={value.trunks ?? []}
        trunks={choices.trunks}
        error={errorAt(errors, 'trunks')}
        disabled={disabled}
        onChange={(trunks) => onChange({ ...value, trunks })}
      />
      <ShownFields {...props} />
      <ToggleRow
        label={WORDS.enabled}
        checked={value.enabled ?? true}
        disabled={disabled}
        className="sm:col-span-2"
        onChange={(enabled) => onChange({ ...value, enabled })}
      />
    </div>
  );
}

function ShownFields({ value, errors, disabled, onChange, choices }: RouteFieldsProps) {
  return (
    <>
      <CallerIdField
        label={WORDS.callerId}
        none={WORDS.noCallerId}
        numbers={choices.numbers}
        value={value.callerId ?? null}
        error={errors['callerId']}
        disabled={disabled}
        onChange={(callerId) => onChange({ ...value, callerId })}
      />
      {value.callerId ? (
        <ChoiceField
          label={WORDS.callerIdFor}
          options={WHOSE}
          value={value.callerIdFor ?? 'without_own'}
          error={errors['callerIdFor']}
          disabled={disabled}
          onChange={(callerIdFor) => onChange({ ...value, callerIdFor })}
        />
      ) : null}
    </>
  );
}
