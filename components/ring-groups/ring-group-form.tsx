'use client';

import { DestinationField } from '@/components/destinations/destination-field';
import { ChoiceField } from '@/components/fields/choice-field';
import { RingMembersField } from '@/components/fields/ring-members-field';
import { SecondsField } from '@/components/fields/seconds-field';
import { SoundField } from '@/components/fields/sound-field';
import { ToggleRow } from '@/components/fields/toggle-row';
import { controls } from '@/components/objects/controls';
import { FormCard } from '@/components/objects/form-card';
import type { FormValueOf, ObjectFormProps } from '@/components/objects/object-form';
import { CallRulesCard } from '@/components/rules/call-rules-card';
import type { ringGroup } from '@/lib/ring-groups/contract';

export type RingGroupValue = FormValueOf<typeof ringGroup>;

const WORDS = {
  who: 'Who is rung',
  members: 'Members',
  order: 'Order',
  each: 'Each one rings for',
  timeout: 'Rings for, all in all',
  skipBusy: 'Skip who is in a call',
  skipBusyHint: 'Members who are talking are not rung a second time.',
  music: 'Callers hear',
  ringing: 'The ringing tone',
  onTimeout: 'When nobody answers',
  afterwards: 'And then',
  nowhere: 'End the call',
};

const ORDERS: { value: RingGroupValue['order']; label: string }[] = [
  { value: 'together', label: 'All at once' },
  { value: 'in_order', label: 'One after the other' },
  { value: 'random', label: 'One after the other, by chance' },
];

type Props = ObjectFormProps<RingGroupValue>;

function WhoCard(props: Props) {
  const { order } = props.value;
  const { field, toggle, path } = controls(props);
  return (
    <FormCard title={WORDS.who}>
      <div className="sm:col-span-2">
        <RingMembersField
          label={WORDS.members}
          hasDelays={order === 'together'}
          {...path('members')}
        />
      </div>
      <ChoiceField label={WORDS.order} options={ORDERS} {...field('order')} />
      {order === 'together' ? null : (
        <SecondsField label={WORDS.each} min={5} max={120} {...field('memberSeconds')} />
      )}
      <SecondsField label={WORDS.timeout} min={5} max={600} {...field('ringSeconds')} />
      <SoundField label={WORDS.music} none={WORDS.ringing} {...field('music')} />
      <ToggleRow
        label={WORDS.skipBusy}
        hint={WORDS.skipBusyHint}
        className="sm:col-span-2"
        {...toggle('skipBusy')}
      />
    </FormCard>
  );
}

/** The example that other kinds follow: everything is in `value`, and every change is a part of it. */
export function RingGroupForm(props: Props) {
  const { path } = controls(props);
  return (
    <>
      <WhoCard {...props} />
      <FormCard title={WORDS.afterwards}>
        <DestinationField label={WORDS.onTimeout} nowhere={WORDS.nowhere} {...path('onTimeout')} />
      </FormCard>
      <CallRulesCard of="group" {...path('rules')} />
    </>
  );
}
