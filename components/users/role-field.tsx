'use client';

import { ROLE_WORDS } from '@/components/users/user-words';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import type { User } from '@/lib/users/contract';

const WORDS = { label: 'Role' };

type RoleFieldProps = {
  value: User['role'];
  /** What this person may hand out. */
  offered: readonly User['role'][];
  error?: string | undefined;
  onChange: (role: User['role']) => void;
};

export function RoleField({ value, offered, error, onChange }: RoleFieldProps) {
  const roles = offered.includes(value) ? offered : [value, ...offered];
  return (
    <Field label={WORDS.label} hint={ROLE_WORDS[value].may} error={error}>
      {(control) => (
        <Select
          {...control}
          value={value}
          onChange={(event) => onChange(event.target.value as User['role'])}
        >
          {roles.map((role) => (
            <option key={role} value={role}>
              {ROLE_WORDS[role].name}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}
