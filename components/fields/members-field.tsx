'use client';

import { CircleAlert } from 'lucide-react';
import { useId, type ReactNode } from 'react';
import { OrderedList } from '@/components/fields/ordered-list';
import { errorAt, type FormErrors } from '@/components/objects/object-form';
import { nameOf, useTargetNames } from '@/components/objects/target-names';
import { TargetPicker } from '@/components/objects/target-picker';
import { Field } from '@/components/ui/field';

type MembersFieldProps<Member> = {
  label: string;
  hint?: string;
  /** Label of the field that adds one: `Add an extension`. */
  addLabel: string;
  /** What is said while there is none. */
  empty: string;
  path: string;
  errors: FormErrors;
  value: readonly Member[];
  /** Kinds that may be added. */
  kinds: readonly string[];
  /** The id that a member names; null for one that is no object, such as an outside number. */
  idOf: (member: Member) => string | null;
  /** Words for a member without an id. */
  wordsOf?: (member: Member) => string;
  /** Another one with this id. */
  memberOf: (id: string) => Member;
  /** Controls of a row, beside its name. */
  beside?: (member: Member, index: number) => ReactNode;
  /** Further fields of a row, below its name. */
  fields?: (member: Member, index: number) => ReactNode;
  /** Another way of adding, e.g. an outside number; stands beside the picker. */
  adding?: ReactNode;
  ordered?: boolean;
  disabled?: boolean;
  onChange: (members: Member[]) => void;
};

/** Who belongs to something, in order: added by searching, moved by buttons or keys. */
export function MembersField<Member>(props: MembersFieldProps<Member>) {
  const { value, idOf, wordsOf, onChange, disabled = false } = props;
  const id = useId();
  const { names } = useTargetNames();
  const error = errorAt(props.errors, props.path);
  const taken = value.flatMap((member) => idOf(member) ?? []);

  const words = (member: Member): string => {
    const target = idOf(member);
    if (target === null) return wordsOf?.(member) ?? '';
    const known = names.get(target);
    return known ? nameOf(known) : target;
  };

  return (
    <fieldset aria-describedby={error ? `${id}-error` : undefined} className="grid gap-2">
      <legend className="mb-1.5 font-medium">{props.label}</legend>
      {props.hint ? <p className="text-meta text-muted-foreground">{props.hint}</p> : null}
      <OrderedList
        label={props.label}
        items={value}
        nameOf={words}
        ordered={props.ordered ?? true}
        disabled={disabled}
        empty={props.empty}
        actions={props.beside}
        onChange={onChange}
      >
        {(member, index) => (
          <div className="grid gap-1 py-0.5">
            <span className="truncate tabular-nums">{words(member)}</span>
            {props.fields?.(member, index)}
          </div>
        )}
      </OrderedList>
      {error ? (
        <p id={`${id}-error`} className="flex items-start gap-1.5 text-meta text-danger">
          <CircleAlert className="mt-px size-3.5 shrink-0" aria-hidden />
          {error}
        </p>
      ) : null}
      {disabled ? null : (
        <div className="grid gap-3 sm:grid-cols-2">
          <Field label={props.addLabel}>
            {(control) => (
              <TargetPicker
                control={control}
                kinds={props.kinds}
                value={null}
                except={taken}
                onPick={(picked) => {
                  if (picked !== null) onChange([...value, props.memberOf(picked)]);
                }}
              />
            )}
          </Field>
          {props.adding}
        </div>
      )}
    </fieldset>
  );
}
