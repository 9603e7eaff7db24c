'use client';

import { useId } from 'react';
import { Checkbox } from '@/components/ui/checkbox';

export type ScopeChoice = { name: string; meaning: string };

const WORDS = { legend: 'What it may do', hint: 'Never more than you may yourself.' };

type ScopeFieldProps = {
  choices: readonly ScopeChoice[];
  value: readonly string[];
  error?: string | undefined;
  onChange: (scopes: string[]) => void;
};

export function ScopeField({ choices, value, error, onChange }: ScopeFieldProps) {
  const id = useId();
  const toggle = (name: string) =>
    onChange(value.includes(name) ? value.filter((scope) => scope !== name) : [...value, name]);
  return (
    <fieldset className="grid gap-2" aria-describedby={`${id}-hint`}>
      <legend className="mb-1 font-medium">{WORDS.legend}</legend>
      <div className="grid max-h-64 gap-1 overflow-y-auto rounded-md border p-2" tabIndex={-1}>
        {choices.map((choice) => (
          <label
            key={choice.name}
            htmlFor={`${id}-${choice.name}`}
            className="flex items-start gap-2.5 rounded-sm px-1.5 py-1 hover:bg-muted"
          >
            <Checkbox
              id={`${id}-${choice.name}`}
              className="mt-0.5"
              checked={value.includes(choice.name)}
              aria-invalid={error ? true : undefined}
              onChange={() => toggle(choice.name)}
            />
            <span className="grid">
              <span className="font-mono text-table">{choice.name}</span>
              <span className="text-meta text-muted-foreground">{choice.meaning}</span>
            </span>
          </label>
        ))}
      </div>
      <p
        id={`${id}-hint`}
        className={error ? 'text-meta text-danger' : 'text-meta text-muted-foreground'}
      >
        {error ?? WORDS.hint}
      </p>
    </fieldset>
  );
}
