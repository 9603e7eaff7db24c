'use client';

import { TextField } from '@/components/fields/text-field';

const WORDS = {
  hint: '? stands for one digit, * for any number of them, [2-5] for one of a range.',
};

type PatternFieldProps = {
  label: string;
  hint?: string;
  error?: string | undefined;
  value: string;
  disabled?: boolean;
  onChange: (pattern: string) => void;
};

/** One pattern for numbers; the browser refuses what cannot be one, the API says what is wrong. */
export function PatternField({ hint, ...props }: PatternFieldProps) {
  return (
    <TextField
      {...props}
      hint={hint ?? WORDS.hint}
      required
      maxLength={80}
      pattern="(?:[0-9+?*\s]|\[[0-9]-[0-9]\])+"
      spellCheck={false}
    />
  );
}
