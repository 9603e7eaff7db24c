'use client';

import { Dices } from 'lucide-react';
import { TextField } from '@/components/fields/text-field';
import { Button } from '@/components/ui/button';

const WORDS = {
  label: 'Secret',
  make: 'Secret: make a random one',
  hint: 'Signs every request, so that your service knows who asks. At least 16 characters.',
  kept: 'Is kept and never shown again. Type a new one to replace it.',
  placeholder: 'Unchanged',
};

const RANDOM_BYTES = 24;

function randomSecret(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(RANDOM_BYTES));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

type SecretFieldProps = {
  /** undefined: there is one, and it stays. */
  value: string | undefined;
  isNew: boolean;
  error: string | undefined;
  disabled: boolean;
  onChange: (secret: string | undefined) => void;
};

/** A secret is seen while it is typed, for it must be copied to the service; never afterwards. */
export function SecretField({ value, isNew, onChange, ...rest }: SecretFieldProps) {
  return (
    <div className="flex items-start gap-2 sm:col-span-2">
      <TextField
        {...rest}
        label={WORDS.label}
        hint={isNew ? WORDS.hint : WORDS.kept}
        className="min-w-0 flex-1"
        maxLength={128}
        spellCheck={false}
        placeholder={isNew ? undefined : WORDS.placeholder}
        value={value ?? ''}
        onChange={(text) => onChange(text === '' && !isNew ? undefined : text)}
      />
      <Button
        size="icon"
        className="mt-6.5"
        aria-label={WORDS.make}
        title={WORDS.make}
        disabled={rest.disabled}
        onClick={() => onChange(randomSecret())}
      >
        <Dices aria-hidden />
      </Button>
    </div>
  );
}
