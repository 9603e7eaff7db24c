'use client';

import { DestinationField } from '@/components/destinations/destination-field';
import type { DestinationValue } from '@/components/destinations/target-words';
import { ChoiceField } from '@/components/fields/choice-field';
import { MembersField } from '@/components/fields/members-field';
import { replaced } from '@/components/fields/moved';
import { SecondsField } from '@/components/fields/seconds-field';
import { ToggleRow } from '@/components/fields/toggle-row';
import { errorAt, type ObjectFormProps } from '@/components/objects/object-form';
import { Card, CardBody, CardHeader } from '@/components/ui/card';

type Order = 'together' | 'in_order' | 'random';
type Member = { extension: string; afterSeconds: number };

/** Stands for FormValueOf<typeof ringGroup> of lib/ring-groups/contract.ts. */
export type RingGroupValue = {
  order: Order;
  members: Member[];
  timeoutSeconds: number;
  skipBusy: boolean;
  noAnswer: DestinationValue | null;
};

export const BLANK_RING_GROUP: RingGroupValue = {
  order: 'together',
  members: [],
  timeoutSeconds: 30,
  skipBusy: false,
  noAnswer: null,
};

const WORDS = {
  who: 'Who is rung',
  members: 'Members',
  add: 'Add an extension',
  empty: 'Nobody yet. Add the extensions that shall ring.',
  after: 'Rings after',
  order: 'Order',
  timeout: 'Rings for',
  skipBusy: 'Skip who is in a call',
  skipBusyHint: 'Members who are talking are not rung a second time.',
  afterwards: 'And then',
  noAnswer: 'When nobody answers',
  nowhere: 'End the call',
};

const ORDERS: { value: Order; label: string }[] = [
  { value: 'together', label: 'All at once' },
  { value: 'in_order', label: 'One after the other' },
  { value: 'random', label: 'One after the other, by chance' },
];

/** The example that other kinds follow: everything is in `value`, and every change is a part of it. */
export function RingGroupForm(props: ObjectFormProps<RingGroupValue>) {
  const { value, errors, disabled, onChange } = props;
  return (
    <>
      <Card>
        <CardHeader title={WORDS.who} />
        <CardBody className="grid gap-4">
          <MembersField<Member>
            label={WORDS.members}
            addLabel={WORDS.add}
            empty={WORDS.empty}
            path="members"
            errors={errors}
            kinds={['extension']}
            value={value.members}
            idOf={(member) => member.extension}
            memberOf={(extension) => ({ extension, afterSeconds: 0 })}
            fields={(member, index) => (
              <SecondsField
                label={WORDS.after}
                value={member.afterSeconds}
                min={0}
                max={120}
                error={errorAt(errors, `members.${index}.afterSeconds`)}
                disabled={disabled}
                className="max-w-44"
                onChange={(afterSeconds) =>
                  onChange({ members: replaced(value.members, index, { ...member, afterSeconds }) })
                }
              />
            )}
            disabled={disabled}
            onChange={(members) => onChange({ members })}
          />
          <div className="grid gap-4 sm:grid-cols-2">
            <ChoiceField
              label={WORDS.order}
              options={ORDERS}
              value={value.order}
              error={errorAt(errors, 'order')}
              disabled={disabled}
              onChange={(order) => onChange({ order })}
            />
            <SecondsField
              label={WORDS.timeout}
              value={value.timeoutSeconds}
              min={5}
              max={300}
              error={errorAt(errors, 'timeoutSeconds')}
              disabled={disabled}
              onChange={(timeoutSeconds) => onChange({ timeoutSeconds })}
            />
          </div>
          <ToggleRow
            label={WORDS.skipBusy}
            hint={WORDS.skipBusyHint}
            checked={value.skipBusy}
            disabled={disabled}
            onChange={(skipBusy) => onChange({ skipBusy })}
          />
        </CardBody>
      </Card>
      <Card>
        <CardHeader title={WORDS.afterwards} />
        <CardBody className="grid gap-4 sm:grid-cols-2">
          <DestinationField
            label={WORDS.noAnswer}
            nowhere={WORDS.nowhere}
            path="noAnswer"
            value={value.noAnswer}
            errors={errors}
            disabled={disabled}
            onChange={(noAnswer) => onChange({ noAnswer })}
          />
        </CardBody>
      </Card>
    </>
  );
}
