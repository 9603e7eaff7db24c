'use client';

import { TextField } from '@/components/fields/text-field';
import type { FieldWords } from '@/components/ui/field';

type DigitsFieldProps = FieldWords & {
  value: string;
  maxLength: number;
  /** Keys of a phone that are no digits: `*#`. Left out: digits only. */
  keys?: boolean;
  required?: boolean;
  placeholder?: string;
  disabled?: boolean;
  onChange: (digits: string) => void;
};

/** What is typed on a phone; nothing else can be typed here. */
export function DigitsField({ keys = false, onChange, ...props }: DigitsFieldProps) {
  const other = keys ? /[^0-9*#]/g : /[^0-9]/g;
  return (
    <TextField
      {...props}
      inputMode={keys ? 'text' : 'numeric'}
      onChange={(text) => onChange(text.replace(other, ''))}
    />
  );
}
