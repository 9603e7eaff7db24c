'use client';

import { DestinationField } from '@/components/destinations/destination-field';
import { ChoiceField } from '@/components/fields/choice-field';
import { RingMembersField } from '@/components/fields/ring-members-field';
import { SecondsField } from '@/components/fields/seconds-field';
import { SoundField } from '@/components/fields/sound-field';
import { ToggleRow } from '@/components/fields/toggle-row';
import type { FormValueOf, ObjectFormProps } from '@/components/objects/object-form';
import { CallRulesCard } from '@/components/rules/call-rules-card';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
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

function WhoCard({ value, errors, disabled, onChange }: Props) {
  return (
    <Card>
      <CardHeader title={WORDS.who} />
      <CardBody className="grid gap-4">
        <RingMembersField
          label={WORDS.members}
          path="members"
          value={value.members}
          errors={errors}
          disabled={disabled}
          hasDelays={value.order === 'together'}
          onChange={(members) => onChange({ members })}
        />
        <div className="grid gap-4 sm:grid-cols-2">
          <HowFields value={value} errors={errors} disabled={disabled} onChange={onChange} />
          <ToggleRow
            label={WORDS.skipBusy}
            hint={WORDS.skipBusyHint}
            checked={value.skipBusy}
            disabled={disabled}
            className="sm:col-span-2"
            onChange={(skipBusy) => onChange({ skipBusy })}
          />
        </div>
      </CardBody>
    </Card>
  );
}

function HowFields({ value, errors, disabled, onChange }: Omit<Props, 'choices'>) {
  return (
    <>
      <ChoiceField
        label={WORDS.order}
        options={ORDERS}
        value={value.order}
        error={errors.order}
        disabled={disabled}
        onChange={(order) => onChange({ order })}
      />
      {value.order === 'together' ? null : (
        <SecondsField
          label={WORDS.each}
          value={value.memberSeconds}
          min={5}
          max={120}
          error={errors.memberSeconds}
          disabled={disabled}
          onChange={(memberSeconds) => onChange({ memberSeconds })}
        />
      )}
      <SecondsField
        label={WORDS.timeout}
        value={value.ringSeconds}
        min={5}
        max={600}
        error={errors.ringSeconds}
        disabled={disabled}
        onChange={(ringSeconds) => onChange({ ringSeconds })}
      />
      <SoundField
        label={WORDS.music}
        none={WORDS.ringing}
        value={value.music}
        error={errors.music}
        disabled={disabled}
        onChange={(music) => onChange({ music })}
      />
    </>
  );
}

/** The example that other kinds follow: everything is in `value`, and every change is a part of it. */
export function RingGroupForm(props: Props) {
  const { value, errors, disabled, onChange } = props;
  return (
    <>
      <WhoCard {...props} />
      <Card>
        <CardHeader title={WORDS.afterwards} />
        <CardBody className="grid gap-4 sm:grid-cols-2">
          <DestinationField
            label={WORDS.onTimeout}
            nowhere={WORDS.nowhere}
            path="onTimeout"
            value={value.onTimeout}
            errors={errors}
            disabled={disabled}
            onChange={(onTimeout) => onChange({ onTimeout })}
          />
        </CardBody>
      </Card>
      <CallRulesCard
        of="group"
        path="rules"
        value={value.rules}
        errors={errors}
        disabled={disabled}
        onChange={(rules) => onChange({ rules })}
      />
    </>
  );
}
