'use client';

import type { ConferenceValue } from '@/components/conferences/conference-value';
import { PinField } from '@/components/conferences/pin-field';
import { DescribedChoice, type DescribedOption } from '@/components/fields/described-choice';
import { NumberField } from '@/components/fields/number-field';
import { SoundField } from '@/components/fields/sound-field';
import { ToggleRow } from '@/components/fields/toggle-row';
import { controls } from '@/components/objects/controls';
import { FormCard } from '@/components/objects/form-card';
import type { ObjectFormProps } from '@/components/objects/object-form';
import { Notice } from '@/components/ui/notice';

const WORDS = {
  who: 'Who may come in',
  open: 'Without a PIN, everybody who can dial the room gets in.',
  pin: 'PIN',
  pinHint: 'Asked of everybody, 4 to 10 digits.',
  moderatorPin: 'PIN of the moderator',
  moderatorPinHint: 'Who gives this one may lock the room (key 1), mute others (2) and end it (9).',
  wait: 'Wait for the moderator',
  waitHint: 'Until then the others hear music, and not each other.',
  ends: 'End with the moderator',
  endsHint: 'When the last moderator leaves, the conference is over for all.',
  most: 'People at once',
  mostHint: 'Who comes when the room is full is turned away.',
  inside: 'In the room',
  announce: 'When somebody comes or goes',
  music: 'Who is alone hears',
  pbxMusic: 'The music of the PBX',
  record: 'Record the conference',
  recordHint: 'From the first person to the last. Tell them.',
};

const ANNOUNCE: readonly DescribedOption<ConferenceValue['announce']>[] = [
  { value: 'tone', label: 'A tone', text: 'Short, so that nobody is interrupted.' },
  { value: 'name', label: 'The name', text: 'Everybody says theirs when they come in.' },
  { value: 'none', label: 'Nothing', text: 'People come and go unnoticed.' },
];

type Props = ObjectFormProps<ConferenceValue>;

function WhoCard(props: Props) {
  const { field, toggle } = controls(props);
  const { pin, moderatorPin, waitForModerator, endWithModerator } = props.value;
  return (
    <FormCard title={WORDS.who}>
      {pin === null && moderatorPin === null ? (
        <Notice tone="warning" className="sm:col-span-2">
          {WORDS.open}
        </Notice>
      ) : null}
      <PinField label={WORDS.pin} hint={WORDS.pinHint} {...field('pin')} />
      <PinField
        label={WORDS.moderatorPin}
        hint={WORDS.moderatorPinHint}
        {...field('moderatorPin')}
      />
      {moderatorPin !== null || waitForModerator ? (
        <ToggleRow
          label={WORDS.wait}
          hint={WORDS.waitHint}
          className="sm:col-span-2"
          {...toggle('waitForModerator')}
        />
      ) : null}
      {moderatorPin !== null || endWithModerator ? (
        <ToggleRow
          label={WORDS.ends}
          hint={WORDS.endsHint}
          className="sm:col-span-2"
          {...toggle('endWithModerator')}
        />
      ) : null}
      <NumberField
        label={WORDS.most}
        hint={WORDS.mostHint}
        min={2}
        max={200}
        {...field('maxMembers')}
      />
    </FormCard>
  );
}

/** Who gets into a room, and how it sounds inside. */
export function ConferenceForm(props: Props) {
  const { field, toggle } = controls(props);
  return (
    <>
      <WhoCard {...props} />
      <FormCard title={WORDS.inside}>
        <DescribedChoice label={WORDS.announce} options={ANNOUNCE} {...field('announce')} />
        <SoundField label={WORDS.music} none={WORDS.pbxMusic} {...field('music')} />
        <ToggleRow
          label={WORDS.record}
          hint={WORDS.recordHint}
          className="sm:col-span-2"
          {...toggle('record')}
        />
      </FormCard>
    </>
  );
}
