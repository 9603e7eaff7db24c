'use client';

import { MembersField } from '@/components/fields/members-field';
import { ToggleRow } from '@/components/fields/toggle-row';
import type { FormErrors } from '@/components/objects/object-form';
import type { People } from '@/lib/call-permissions/contract';

const WORDS = { add: 'Add an extension or a ring group', nobody: 'Nobody yet.' };

const KINDS = ['extension', 'ring_group'] as const;
const isExtension = (id: string) => id.startsWith('ext_');

type PeopleFieldProps = {
  label: string;
  /** `Everybody may do this`. */
  everybody: string;
  path: string;
  value: People;
  errors: FormErrors;
  disabled: boolean;
  onChange: (people: People) => void;
};

/** Everybody of the PBX, or some extensions and the members of some ring groups. */
export function PeopleField(props: PeopleFieldProps) {
  const { value, disabled, onChange } = props;
  const split = (ids: readonly string[]) =>
    onChange({
      everybody: value.everybody,
      extensions: ids.filter(isExtension),
      groups: ids.filter((id) => !isExtension(id)),
    });
  return (
    <div className="grid gap-4">
      <ToggleRow
        label={props.everybody}
        checked={value.everybody}
        disabled={disabled}
        onChange={(everybody) => onChange({ ...value, everybody })}
      />
      {value.everybody ? null : (
        <MembersField<string>
          label={props.label}
          addLabel={WORDS.add}
          empty={WORDS.nobody}
          path={props.path}
          errors={props.errors}
          value={[...value.extensions, ...value.groups]}
          kinds={KINDS}
          idOf={(id) => id}
          memberOf={(id) => id}
          ordered={false}
          disabled={disabled}
          onChange={split}
        />
      )}
    </div>
  );
}
