'use client';

import { DestinationField } from '@/components/destinations/destination-field';
import { ChoiceField } from '@/components/fields/choice-field';
import { RingMembersField } from '@/components/fields/ring-members-field';
import { SecondsField } from '@/components/fields/seconds-field';
import { SoundField } from '@/components/fields/sound-field';
import { controls, type FormPart } from '@/components/objects/controls';
import { errorsBelow, type FormErrors } from '@/components/objects/object-form';
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
  /** By their path in the rule. */
  errors: FormErrors;
  disabled: boolean;
  onChange: (act: RuleAction) => void;
};

type Acts<Do extends RuleAction['do']> = FormPart<Extract<RuleAction, { do: Do }>>;

function SendFields(part: Acts<'send'>) {
  const { onChange, ...to } = controls(part).path('to');
  return (
    <DestinationField
      label={WORDS.to}
      {...to}
      onChange={(next) => (next ? onChange(next) : null)}
    />
  );
}

function PlayFields(part: Acts<'play'>) {
  const { onChange, ...sound } = controls(part).field('sound');
  return <SoundField label={WORDS.sound} {...sound} onChange={(next) => onChange(next ?? '')} />;
}

function RingFields(part: Acts<'ring'>) {
  const { field, path } = controls(part);
  return (
    <>
      <SecondsField label={WORDS.seconds} min={5} max={180} {...field('seconds')} />
      <div className="sm:col-span-2">
        <RingMembersField label={WORDS.members} hasDelays {...path('members')} />
      </div>
    </>
  );
}

/** What a rule does, and with what. */
export function ActionFields({ value, errors, disabled, onChange }: ActionFieldsProps) {
  const inside = <Value extends RuleAction>(now: Value): FormPart<Value> => ({
    value: now,
    errors: errorsBelow(errors, 'act'),
    disabled,
    onChange: (changes) => onChange({ ...now, ...changes }),
  });
  return (
    <>
      <ChoiceField
        label={WORDS.act}
        options={ACTIONS}
        value={value.do}
        disabled={disabled}
        onChange={(next) => onChange(BLANK[next])}
      />
      {value.do === 'send' ? <SendFields {...inside(value)} /> : null}
      {value.do === 'play' ? <PlayFields {...inside(value)} /> : null}
      {value.do === 'ring' ? <RingFields {...inside(value)} /> : null}
    </>
  );
}
