'use client';

import { NumberField } from '@/components/fields/number-field';
import { OptionalPart } from '@/components/fields/optional-part';
import { RecordingField } from '@/components/fields/recording-field';
import { SecondsField } from '@/components/fields/seconds-field';
import { SoundField } from '@/components/fields/sound-field';
import { ToggleRow } from '@/components/fields/toggle-row';
import { controls, partOf } from '@/components/objects/controls';
import { FormCard } from '@/components/objects/form-card';
import type { ObjectFormProps } from '@/components/objects/object-form';
import type { QueueValue } from '@/components/queues/queue-value';

const WORDS = {
  title: 'Callers who come again, and what they think',
  same: 'Offer a caller to the same agent as last time',
  sameHint: 'Who calls again is asked for by the agent who knows the matter.',
  hours: 'So many hours after a call',
  only: 'Only that agent is asked for',
  keep: 'Who hangs up and calls again has the old place',
  keepFor: 'When they call again within',
  rating: 'Ask for a rating after the call',
  ratingHint: 'When the agent has hung up, the caller presses 1 to 5.',
  question: 'The question',
  thanks: 'Said afterwards',
  pbxSound: 'The sound of the PBX',
  within: 'A key may take',
  whole: 'Count the whole call, not only the wait in this queue',
  wholeHint: 'Who was in a menu or another queue before comes first.',
};

const SAME = { hours: 24, seconds: 20 };
const RATING = { question: null, thanks: null, seconds: 10 };
const KEEP_SECONDS = 300;

type Props = ObjectFormProps<QueueValue>;

function SameAgent(props: Props) {
  const { value, disabled, onChange } = controls(props).field('sameAgent');
  return (
    <OptionalPart
      label={WORDS.same}
      hint={WORDS.sameHint}
      blank={SAME}
      {...{ value, disabled, onChange }}
    >
      {(same) => {
        const { field } = controls(partOf(props, 'sameAgent', same));
        return (
          <>
            <NumberField label={WORDS.hours} min={1} max={720} {...field('hours')} />
            <SecondsField label={WORDS.only} min={5} max={300} {...field('seconds')} />
          </>
        );
      }}
    </OptionalPart>
  );
}

function OldPlace(props: Props) {
  const { value, onChange, ...rest } = controls(props).field('keepPlaceSeconds');
  return (
    <OptionalPart<number>
      label={WORDS.keep}
      blank={KEEP_SECONDS}
      value={value === 0 ? null : value}
      disabled={props.disabled}
      onChange={(seconds) => onChange(seconds ?? 0)}
    >
      {(seconds) => (
        <SecondsField
          label={WORDS.keepFor}
          min={1}
          max={3600}
          value={seconds}
          onChange={onChange}
          {...rest}
        />
      )}
    </OptionalPart>
  );
}

function Rating(props: Props) {
  const { value, disabled, onChange } = controls(props).field('rating');
  return (
    <OptionalPart<NonNullable<QueueValue['rating']>>
      label={WORDS.rating}
      hint={WORDS.ratingHint}
      blank={RATING}
      {...{ value, disabled, onChange }}
    >
      {(rating) => {
        const { field } = controls(partOf(props, 'rating', rating));
        return (
          <>
            <SoundField label={WORDS.question} none={WORDS.pbxSound} {...field('question')} />
            <SoundField label={WORDS.thanks} none={WORDS.pbxSound} {...field('thanks')} />
            <SecondsField label={WORDS.within} min={3} max={30} {...field('seconds')} />
          </>
        );
      }}
    </OptionalPart>
  );
}

/** What makes a queue kind to those who call more than once. */
export function ExtrasCard(props: Props) {
  return (
    <FormCard title={WORDS.title}>
      <SameAgent {...props} />
      <OldPlace {...props} />
      <Rating {...props} />
      <RecordingField {...controls(props).field('recording')} />
      <ToggleRow
        label={WORDS.whole}
        hint={WORDS.wholeHint}
        className="sm:col-span-2"
        {...controls(props).toggle('countWholeCall')}
      />
    </FormCard>
  );
}
