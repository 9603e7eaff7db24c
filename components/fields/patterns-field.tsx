'use client';

import { useState } from 'react';
import { Field } from '@/components/ui/field';
import { Textarea } from '@/components/ui/textarea';

const WORDS = {
  hint: 'One a line. ? stands for one digit, * for any number of them, [2-5] for one of a range.',
};

type PatternsFieldProps = {
  label: string;
  hint?: string;
  error?: string | undefined;
  value: readonly string[];
  disabled?: boolean;
  onChange: (patterns: string[]) => void;
};

const linesOf = (text: string) =>
  text
    .split(/[\n,;]/)
    .map((line) => line.trim())
    .filter(Boolean);

/** Patterns for numbers, one a line. What a person is typing stays as it is typed. */
export function PatternsField(props: PatternsFieldProps) {
  const [text, setText] = useState(props.value.join('\n'));
  // Something else than what was typed here: discarded, or saved in another form.
  const isForeign = linesOf(text).join('\n') !== props.value.join('\n');
  return (
    <Field label={props.label} hint={props.hint ?? WORDS.hint} error={props.error}>
      {(control) => (
        <Textarea
          {...control}
          rows={3}
          className="font-mono"
          spellCheck={false}
          disabled={props.disabled}
          value={isForeign ? props.value.join('\n') : text}
          onChange={(event) => {
            setText(event.target.value);
            props.onChange(linesOf(event.target.value));
          }}
        />
      )}
    </Field>
  );
}
