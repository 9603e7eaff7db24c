'use client';

import { useState } from 'react';
import { TextField } from '@/components/fields/text-field';
import { Button } from '@/components/ui/button';

const WORDS = {
  caller: 'Caller',
  callerHint: 'Empty: the number is hidden.',
  called: 'Called number',
  send: 'Ask now',
};

export type TestValues = { callerNumber: string | null; called: string };

type TestFormProps = {
  busy: boolean;
  errors: Readonly<Record<string, string>>;
  onSend: (values: TestValues) => void;
};

/** Asks a service as a call would. */
export function TestForm({ busy, errors, onSend }: TestFormProps) {
  const [caller, setCaller] = useState('');
  const [called, setCalled] = useState('');
  return (
    <form
      className="grid items-start gap-4 border-b p-4 sm:grid-cols-[1fr_1fr_auto]"
      onSubmit={(event) => {
        event.preventDefault();
        onSend({ callerNumber: caller.trim() === '' ? null : caller, called });
      }}
    >
      <TextField
        label={WORDS.caller}
        hint={WORDS.callerHint}
        error={errors['callerNumber']}
        value={caller}
        onChange={setCaller}
        inputMode="tel"
        maxLength={40}
      />
      <TextField
        label={WORDS.called}
        error={errors['called']}
        value={called}
        onChange={setCalled}
        inputMode="tel"
        maxLength={40}
      />
      <Button type="submit" className="sm:mt-6.5" busy={busy}>
        {WORDS.send}
      </Button>
    </form>
  );
}
