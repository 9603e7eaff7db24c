'use client';

import { Dices } from 'lucide-react';
import { DigitsField } from '@/components/fields/digits-field';
import { Button } from '@/components/ui/button';

const WORDS = {
  make: (label: string) => `${label}: choose a random one`,
  placeholder: 'None',
};

const LONGEST = 10;
const RANDOM_DIGITS = 6;

/** Digits that nobody guesses, from the browser's own source of chance. */
function randomPin(): string {
  const bytes = crypto.getRandomValues(new Uint32Array(RANDOM_DIGITS));
  return Array.from(bytes, (value) => String(value % 10)).join('');
}

type PinFieldProps = {
  label: string;
  hint: string;
  error: string | undefined;
  /** null: nobody is asked. */
  value: string | null;
  disabled: boolean;
  onChange: (pin: string | null) => void;
};

/** A PIN that is typed on a phone, or drawn by lot. */
export function PinField({ value, onChange, ...props }: PinFieldProps) {
  return (
    <div className="flex items-start gap-2">
      <DigitsField
        {...props}
        className="min-w-0 flex-1"
        maxLength={LONGEST}
        placeholder={WORDS.placeholder}
        value={value ?? ''}
        onChange={(digits) => onChange(digits || null)}
      />
      <Button
        size="icon"
        className="mt-6.5"
        aria-label={WORDS.make(props.label)}
        title={WORDS.make(props.label)}
        disabled={props.disabled}
        onClick={() => onChange(randomPin())}
      >
        <Dices aria-hidden />
      </Button>
    </div>
  );
}
