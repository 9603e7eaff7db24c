'use client';

import { NumberField } from '@/components/fields/number-field';
import { SecondsField } from '@/components/fields/seconds-field';
import { SoundField } from '@/components/fields/sound-field';
import { TextField } from '@/components/fields/text-field';
import { ToggleRow } from '@/components/fields/toggle-row';
import { controls } from '@/components/objects/controls';
import { FormCard } from '@/components/objects/form-card';
import type { ObjectFormProps } from '@/components/objects/object-form';
import { PinCard } from '@/components/voicemail/pin-card';
import type { VoicemailValue } from '@/components/voicemail/voicemail-value';

const WORDS = {
  messages: 'Messages',
  greeting: 'Callers hear',
  greetingHint: 'A sound, or what was recorded by phone: *97, then 2.',
  standard: 'The standard greeting',
  longest: 'Longest message',
  most: 'Most messages',
  mostHint: 'A full box tells callers so.',
  days: 'Kept for days',
  daysHint: 'Of new messages; saved ones stay. Empty: until somebody removes them.',
  mail: 'E-mail',
  address: 'Told of every message',
  addressHint: 'Empty: nobody.',
  attach: 'Attach the message',
  attachHint: 'Otherwise the e-mail only says who called.',
};

type Props = ObjectFormProps<VoicemailValue>;

function MessagesCard(props: Props) {
  const { field } = controls(props);
  const { keepDays, ...days } = { ...field('keepDays'), keepDays: props.value.keepDays };
  return (
    <FormCard title={WORDS.messages}>
      <SoundField
        label={WORDS.greeting}
        hint={WORDS.greetingHint}
        none={WORDS.standard}
        {...field('greeting')}
      />
      <SecondsField label={WORDS.longest} min={10} max={600} {...field('maxSeconds')} />
      <NumberField
        label={WORDS.most}
        hint={WORDS.mostHint}
        min={1}
        max={200}
        {...field('maxMessages')}
      />
      <TextField
        label={WORDS.days}
        hint={WORDS.daysHint}
        type="number"
        min={1}
        max={3650}
        error={days.error}
        disabled={days.disabled}
        value={keepDays === null ? '' : String(keepDays)}
        onChange={(text) => days.onChange(text === '' ? null : Number(text))}
      />
    </FormCard>
  );
}

function MailCard(props: Props) {
  const { field, toggle } = controls(props);
  const { value, onChange, ...address } = field('email');
  return (
    <FormCard title={WORDS.mail}>
      <TextField
        label={WORDS.address}
        hint={WORDS.addressHint}
        type="email"
        {...address}
        value={value ?? ''}
        onChange={(text) => onChange(text === '' ? null : text)}
      />
      <ToggleRow label={WORDS.attach} hint={WORDS.attachHint} {...toggle('attachMessage')} />
    </FormCard>
  );
}

export function VoicemailForm(props: Props) {
  return (
    <>
      <MessagesCard {...props} />
      <PinCard {...props} />
      <MailCard {...props} />
    </>
  );
}
