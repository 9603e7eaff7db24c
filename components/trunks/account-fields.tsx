'use client';

import { NumberField } from '@/components/fields/number-field';
import { TextField } from '@/components/fields/text-field';
import { ToggleRow } from '@/components/fields/toggle-row';
import {
  NEW_ACCOUNT,
  type TrunkPartProps,
  type TrunkValues,
} from '@/components/trunks/trunk-values';

const WORDS = {
  signsIn: 'Sign in with an account',
  signsInHint: 'Otherwise the carrier knows us by our address.',
  username: 'User name',
  password: 'Password',
  passwordHint: 'Written, never shown again.',
  keptHint: 'Empty: the password stays what it is.',
  domain: 'Domain',
  realm: 'Realm',
  realmHint: 'Empty: the domain.',
  expires: 'Signed in for',
  expiresHint: 'Seconds',
};

type Account = NonNullable<TrunkValues['registration']>;

/** The account at the carrier. */
export function AccountFields({ values, errors, set, isNew }: TrunkPartProps & { isNew: boolean }) {
  const account = values.registration;
  return (
    <div className="grid gap-4">
      <ToggleRow
        label={WORDS.signsIn}
        hint={WORDS.signsInHint}
        checked={account !== null}
        onChange={(signsIn) => set('registration', signsIn ? NEW_ACCOUNT : null)}
      />
      {account === null ? null : (
        <Fields
          account={account}
          errors={errors}
          isNew={isNew}
          onChange={(change) => set('registration', { ...account, ...change })}
        />
      )}
    </div>
  );
}

type FieldsProps = Pick<TrunkPartProps, 'errors'> & {
  account: Account;
  isNew: boolean;
  onChange: (change: Partial<Account>) => void;
};

function Fields({ account, errors, isNew, onChange }: FieldsProps) {
  const text = { maxLength: 64, spellCheck: false } as const;
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <TextField
        {...text}
        label={WORDS.username}
        error={errors['registration.username']}
        value={account.username}
        required
        onChange={(username) => onChange({ username })}
      />
      <TextField
        label={WORDS.password}
        hint={isNew ? WORDS.passwordHint : WORDS.keptHint}
        type="password"
        autoComplete="new-password"
        maxLength={128}
        error={errors['registration.password']}
        value={account.password}
        required={isNew}
        onChange={(password) => onChange({ password })}
      />
      <TextField
        {...text}
        label={WORDS.domain}
        error={errors['registration.domain']}
        value={account.domain}
        required
        onChange={(domain) => onChange({ domain })}
      />
      <TextField
        {...text}
        label={WORDS.realm}
        hint={WORDS.realmHint}
        error={errors['registration.realm']}
        value={account.realm}
        onChange={(realm) => onChange({ realm })}
      />
      <NumberField
        label={WORDS.expires}
        hint={WORDS.expiresHint}
        error={errors['registration.expiresSeconds']}
        value={account.expiresSeconds}
        min={60}
        max={3600}
        onChange={(expiresSeconds) => onChange({ expiresSeconds })}
      />
    </div>
  );
}
