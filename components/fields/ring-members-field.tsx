'use client';

import { useState } from 'react';
import { MembersField } from '@/components/fields/members-field';
import { replaced } from '@/components/fields/moved';
import { OutsideNumberAdder } from '@/components/fields/outside-number-adder';
import { SecondsField } from '@/components/fields/seconds-field';
import { ToggleRow } from '@/components/fields/toggle-row';
import { errorAt, type FormErrors, type FormValueOf } from '@/components/objects/object-form';
import type { ringGroup } from '@/lib/ring-groups/contract';

export type RingMember = FormValueOf<typeof ringGroup>['members'][number];

const WORDS = {
  add: 'Add an extension',
  empty: 'Nobody yet. Add who shall ring.',
  after: 'Rings after',
  confirm: 'Must press 1 to take the call',
};

type RingMembersFieldProps = {
  label: string;
  path: string;
  value: readonly RingMember[];
  errors: FormErrors;
  disabled: boolean;
  /** Who rings together may begin one after the other. */
  hasDelays: boolean;
  onChange: (members: RingMember[]) => void;
};

export const outsideOf = (member: RingMember) => ('outside' in member ? member.outside : null);
export const extensionOf = (member: RingMember) =>
  'extension' in member ? member.extension : null;

type MemberProps = RingMembersFieldProps & { member: RingMember; at: number };

function MemberFields({ member, at, ...props }: MemberProps) {
  const { value, errors, path, disabled, onChange } = props;
  const change = (next: RingMember) => onChange(replaced(value, at, next));
  return (
    <div className="flex flex-wrap items-end gap-x-4 gap-y-2">
      {props.hasDelays ? (
        <SecondsField
          label={WORDS.after}
          value={member.afterSeconds ?? 0}
          min={0}
          max={120}
          error={errorAt(errors, `${path}.${at}.afterSeconds`)}
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

/** Who is rung: extensions and outside numbers, in order. */
export function RingMembersField(props: RingMembersFieldProps) {
  const { value, onChange } = props;
  const [added, setAdded] = useState(0);
  return (
    <MembersField<RingMember>
      label={props.label}
      addLabel={WORDS.add}
      empty={WORDS.empty}
      path={props.path}
      errors={props.errors}
      kinds={['extension']}
      value={value}
      idOf={extensionOf}
      wordsOf={(member) => outsideOf(member) ?? ''}
      memberOf={(extension) => ({ extension, afterSeconds: 0 })}
      fields={(member, at) => <MemberFields {...props} member={member} at={at} />}
      adding={
        <OutsideNumberAdder
          key={added}
          onAdd={(outside) => {
            onChange([...value, { outside, afterSeconds: 0, confirm: true }]);
            setAdded(added + 1);
          }}
        />
      }
      disabled={props.disabled}
      onChange={onChange}
    />
  );
}
