import { env } from '@/lib/env';
import { fault } from '@/lib/http/fault';
import { seal } from '@/lib/shared/secret-box';
import { sipHa1 } from '@/lib/shared/sip-digest';
import type { Registration, RegistrationInput } from './fields';

export interface KeptAccount {
  registration: Registration | null;
  /** Of the password only HA1 is kept, sealed. */
  ha1Sealed: string | null;
}

/**
 * What is kept of an account as it was given. The password belongs to user name and realm: without a
 * new one they must be what they were.
 * @throws Fault invalid_input that names registration.password.
 */
export function keptAccount(given: RegistrationInput | null, before: KeptAccount): KeptAccount {
  if (given === null) return { registration: null, ha1Sealed: null };
  const { password, ...account } = given;
  const registration: Registration = { ...account, realm: account.realm ?? account.domain };
  const { username, realm } = registration;
  if (password !== undefined) {
    const { ha1 } = sipHa1(username, realm, password);
    return { registration, ha1Sealed: seal(env().APP_SECRET, ha1) };
  }
  const isSame = before.registration?.username === username && before.registration.realm === realm;
  if (!isSame || before.ha1Sealed === null) {
    throw fault('invalid_input', {
      public: 'The password of this account is needed.',
      field: 'registration.password',
    });
  }
  return { registration, ha1Sealed: before.ha1Sealed };
}
