'use client';

import { ChoiceField } from '@/components/fields/choice-field';
import { OptionalPart } from '@/components/fields/optional-part';
import { SecondsField } from '@/components/fields/seconds-field';
import { SoundField } from '@/components/fields/sound-field';
import { TextField } from '@/components/fields/text-field';
import { ToggleRow } from '@/components/fields/toggle-row';
import { controls, partOf } from '@/components/objects/controls';
import { FormCard } from '@/components/objects/form-card';
import type { ObjectFormProps } from '@/components/objects/object-form';
import type { QueueValue } from '@/components/queues/queue-value';
import { WAIT_BOUNDS } from '@/lib/reports/bucket-rules';

const WORDS = {
  waiting: 'While callers wait',
  music: 'They hear',
  pbxMusic: 'The music of the PBX',
  announce: 'Interrupt the music to tell them something',
  announceHint: 'Again and again, so that they know they are not forgotten.',
  sound: 'What is said',
  noSound: 'Nothing of your own',
  every: 'Again every',
  position: 'Tell the place in the queue',
  positionHint: '“You are number three.”',
  wait: 'Tell the expected wait',
  waitHint: '“You will wait for about four minutes.”',
  agents: 'When an agent is rung',
  prefix: 'Put before the caller’s name',
  prefixHint: 'Shown on the agent’s phone, e.g. “Support”. May stay empty.',
  toAgent: 'The agent hears first',
  toAgentHint: 'Before the caller is put through. May stay empty.',
  target: 'Callers should be answered within',
  targetHint: 'The service level in reports is the share of callers for whom this held.',
  seconds: (bound: number) => (bound < 90 ? `${bound} seconds` : `${bound / 60} minutes`),
  tellWaited: 'Tell the agent how long the caller has waited',
};

const TARGETS = WAIT_BOUNDS.map((bound) => ({
  value: String(bound),
  label: WORDS.seconds(bound),
}));

type Props = ObjectFormProps<QueueValue>;

const ANNOUNCEMENT: NonNullable<QueueValue['announcement']> = {
  sound: null,
  everySeconds: 60,
  tellPosition: true,
  tellWait: false,
};

/** What those in the queue hear. */
export function WaitingCard(props: Props) {
  const { field } = controls(props);
  const { value, disabled, onChange } = field('announcement');
  const target = field('serviceLevelSeconds');
  const setTarget = (text: string) =>
    target.onChange(WAIT_BOUNDS.find((bound) => String(bound) === text) ?? target.value);
  return (
    <FormCard title={WORDS.waiting}>
      <SoundField label={WORDS.music} none={WORDS.pbxMusic} {...field('music')} />
      <ChoiceField
        label={WORDS.target}
        hint={WORDS.targetHint}
        options={TARGETS}
        {...target}
        value={String(target.value)}
        onChange={setTarget}
      />
      <OptionalPart
        label={WORDS.announce}
        hint={WORDS.announceHint}
        blank={ANNOUNCEMENT}
        {...{ value, disabled, onChange }}
      >
        {(announcement) => {
          const inside = controls(partOf(props, 'announcement', announcement));
          return (
            <>
              <SoundField label={WORDS.sound} none={WORDS.noSound} {...inside.field('sound')} />
              <SecondsField
                label={WORDS.every}
                min={10}
                max={3600}
                {...inside.field('everySeconds')}
              />
              <ToggleRow
                label={WORDS.position}
                hint={WORDS.positionHint}
                {...inside.toggle('tellPosition')}
              />
              <ToggleRow label={WORDS.wait} hint={WORDS.waitHint} {...inside.toggle('tellWait')} />
            </>
          );
        }}
      </OptionalPart>
    </FormCard>
  );
}

/** What an agent sees and hears before the caller. */
export function RungCard(props: Props) {
  const { value, onChange, ...prefix } = controls(props).field('callerNamePrefix');
  const inside = controls(partOf(props, 'toAgent', props.value.toAgent));
  return (
    <FormCard title={WORDS.agents}>
      <TextField
        label={WORDS.prefix}
        hint={WORDS.prefixHint}
        maxLength={40}
        value={value ?? ''}
        onChange={(text) => onChange(text || null)}
        {...prefix}
      />
      <SoundField label={WORDS.toAgent} hint={WORDS.toAgentHint} {...inside.field('sound')} />
      <ToggleRow
        label={WORDS.tellWaited}
        className="sm:col-span-2"
        {...inside.toggle('tellWaited')}
      />
    </FormCard>
  );
}
