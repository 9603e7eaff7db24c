'use client';

import { useState, type FormEvent } from 'react';
import { signIn, type SignInOutcome } from '@/components/sign-in/session-client';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Notice } from '@/components/ui/notice';

const minutes = (seconds: number) => Math.ceil(seconds / 60);

const WORDS = {
  email: 'E-mail address',
  password: 'Password',
  submit: 'Sign in',
  wrong: 'This e-mail address and password do not belong together.',
  unavailable: 'Signing in is not possible for a moment. Your phones keep working. Try again soon.',
  locked: (waitSeconds: number | null) => {
    if (waitSeconds === null) return 'Too many attempts. Wait a while, then try again.';
    const wait = waitSeconds < 90 ? `${waitSeconds} seconds` : `${minutes(waitSeconds)} minutes`;
    return `Too many attempts. Wait ${wait}, then try again.`;
  },
};

function wordsOf(outcome: SignInOutcome | null): string | null {
  if (!outcome || outcome.kind === 'signed_in') return null;
  return outcome.kind === 'locked' ? WORDS.locked(outcome.waitSeconds) : WORDS[outcome.kind];
}

export function SignInForm({ returnTo }: { returnTo: string }) {
  const [outcome, setOutcome] = useState<SignInOutcome | null>(null);
  const [busy, setBusy] = useState(false);
  const problem = wordsOf(outcome);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setBusy(true);
    const next = await signIn(String(form.get('email')), String(form.get('password')));
    setOutcome(next);
    if (next.kind === 'signed_in') window.location.assign(returnTo);
    else setBusy(false);
  };

  return (
    <form method="post" onSubmit={submit} className="grid gap-4">
      {problem ? (
        <Notice tone={outcome?.kind === 'wrong' ? 'danger' : 'warning'} live>
          {problem}
        </Notice>
      ) : null}
      <Field label={WORDS.email}>
        {(control) => (
          <Input
            {...control}
            name="email"
            type="email"
            autoComplete="username"
            required
            maxLength={254}
          />
        )}
      </Field>
      <Field label={WORDS.password}>
        {(control) => (
          <Input
            {...control}
            name="password"
            type="password"
            autoComplete="current-password"
            required
            maxLength={200}
          />
        )}
      </Field>
      <Button type="submit" variant="primary" busy={busy}>
        {WORDS.submit}
      </Button>
    </form>
  );
}
