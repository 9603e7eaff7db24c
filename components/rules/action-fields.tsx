'use client';

import { DestinationField } from '@/components/destinations/destination-field';
import { ChoiceField } from '@/components/fields/choice-field';
import { RingMembersField } from '@/components/fields/ring-members-field';
import { SecondsField } from '@/components/fields/seconds-field';
import { SoundField } from '@/components/fields/sound-field';
import { errorAt, type FormErrors } from '@/components/objects/object-form';
import type { RuleAction } from '@/components/rules/call-rule-words';

const WORDS = {
  act: 'Then',
  sound: 'Sound',
  to: 'Where to',
  members: 'Who is rung',
  seconds: 'Rings for',
};

const ACTIONS: { value: RuleAction['do']; label: string }[] = [
  { value: 'send', label: 'Send the call to' },
  { value: 'ring', label: 'Ring others' },
  { value: 'play', label: 'Play a sound and hang up' },
  { value: 'busy', label: 'Busy signal' },
  { value: 'hangup', label: 'Hang up' },
];

const BLANK: { [Do in RuleAction['do']]: Extract<RuleAction, { do: Do }> } = {
  send: { do: 'send', to: { kind: 'busy' } },
  ring: { do: 'ring', members: [], seconds: 20 },
  play: { do: 'play', sound: '' },
  busy: { do: 'busy' },
  hangup: { do: 'hangup' },
};

type ActionFieldsProps = {
  value: RuleAction;
  errors: FormErrors;
  disabled: boolean;
  onChange: (act: RuleAction) => void;
};

/** What a rule does, and with what. */
export function ActionFields({ value, errors, disabled, onChange }: ActionFieldsProps) {
  return (
    <>
      <ChoiceField
        label={WORDS.act}
        options={ACTIONS}
        value={value.do}
        disabled={disabled}
        onChange={(next) => onChange(BLANK[next])}
      />
      {value.do === 'send' ? (
        <DestinationField
          label={WORDS.to}
          path="act.to"
          value={value.to}
          errors={errors}
          disabled={disabled}
          onChange={(to) => (to ? onChange({ ...value, to }) : undefined)}
        />
      ) : null}
      {value.do === 'play' ? (
        <SoundField
          label={WORDS.sound}
          value={value.sound}
          error={errorAt(errors, 'act.sound')}
          disabled={disabled}
          onChange={(sound) => onChange({ ...value, sound: sound ?? '' })}
        />
      ) : null}
      {value.do === 'ring' ? (
        <>
          <SecondsField
            label={WORDS.seconds}
            value={value.seconds}
            min={5}
            max={180}
            error={errorAt(errors, 'act.seconds')}
            disabled={disabled}
            onChange={(seconds) => onChange({ ...value, seconds })}
          />
          <div className="sm:col-span-2">
            <RingMembersField
              label={WORDS.members}
              path="act.members"
              value={value.members}
              errors={errors}
              disabled={disabled}
              hasDelays
              onChange={(members) => onChange({ ...value, members })}
            />
          </div>
        </>
      ) : null}
    </>
  );
}
