'use client';

import { useState } from 'react';
import { DestinationField } from '@/components/destinations/destination-field';
import { ChoiceField } from '@/components/fields/choice-field';
import { MembersField } from '@/components/fields/members-field';
import { replaced } from '@/components/fields/moved';
import { SecondsField } from '@/components/fields/seconds-field';
import { SoundField } from '@/components/fields/sound-field';
import { ToggleRow } from '@/components/fields/toggle-row';
import { errorAt, type FormValueOf, type ObjectFormProps } from '@/components/objects/object-form';
import { OutsideMember } from '@/components/ring-groups/outside-member';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import type { ringGroup } from '@/lib/ring-groups/contract';

export type RingGroupValue = FormValueOf<typeof ringGroup>;
type Member = RingGroupValue['members'][number];

const WORDS = {
  who: 'Who is rung',
  members: 'Members',
  add: 'Add an extension',
  empty: 'Nobody yet. Add the extensions that shall ring.',
  after: 'Rings after',
  confirm: 'Must press 1 to take the call',
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

function MemberFields({ props, member, at }: { props: Props; member: Member; at: number }) {
  const { value, errors, disabled, onChange } = props;
  const change = (next: Member) => onChange({ members: replaced(value.members, at, next) });
  return (
    <div className="flex flex-wrap items-end gap-x-4 gap-y-2">
      {value.order === 'together' ? (
        <SecondsField
          label={WORDS.after}
          value={member.afterSeconds ?? 0}
          min={0}
          max={120}
          error={errorAt(errors, `members.${at}.afterSeconds`)}
          disabled={disabled}
          className="w-44"
          onChange={(afterSeconds) => change({ ...member, afterSeconds })}
        />
      ) : null}
      {'outside' in member ? (
        <ToggleRow
          label={WORDS.confirm}
          checked={member.confirm ?? true}
          disabled={disabled}
          className="pb-2"
          onChange={(confirm) => change({ ...member, confirm })}
        />
      ) : null}
    </div>
  );
}

function WhoCard(props: Props) {
  const { value, errors, disabled, onChange } = props;
  const [isAdding, setAdding] = useState(0);
  return (
    <Card>
      <CardHeader title={WORDS.who} />
      <CardBody>
        <MembersField<Member>
          label={WORDS.members}
          addLabel={WORDS.add}
          empty={WORDS.empty}
          path="members"
          errors={errors}
          kinds={['extension']}
          value={value.members}
          idOf={(member) => ('extension' in member ? member.extension : null)}
          wordsOf={(member) => ('outside' in member ? member.outside : '')}
          memberOf={(extension) => ({ extension, afterSeconds: 0 })}
          fields={(member, index) => <MemberFields props={props} member={member} at={index} />}
          adding={
            <OutsideMember
              key={isAdding}
              onAdd={(outside) => {
                const member = { outside, afterSeconds: 0, confirm: true };
                onChange({ members: [...value.members, member] });
                setAdding(isAdding + 1);
              }}
            />
          }
          disabled={disabled}
          onChange={(members) => onChange({ members })}
        />
      </CardBody>
    </Card>
  );
}

function HowFields({ value, errors, disabled, onChange }: Props) {
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
          <HowFields {...props} />
          <ToggleRow
            label={WORDS.skipBusy}
            hint={WORDS.skipBusyHint}
            checked={value.skipBusy}
            disabled={disabled}
            className="sm:col-span-2"
            onChange={(skipBusy) => onChange({ skipBusy })}
          />
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
    </>
  );
}
