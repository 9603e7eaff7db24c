'use client';

import { CircleAlert } from 'lucide-react';
import { useId } from 'react';
import type { Choice } from '@/components/fields/choice-field';
import { cn } from '@/components/ui/cn';
import { Label } from '@/components/ui/label';

export type DescribedOption<Value extends string> = Choice<Value> & { text: string };

type DescribedChoiceProps<Value extends string> = {
  label: string;
  error?: string | undefined;
  value: Value;
  options: readonly DescribedOption<Value>[];
  disabled?: boolean;
  onChange: (value: Value) => void;
};

/** One of a few, each with a sentence of what it means: native radio buttons, so arrow keys work. */
export function DescribedChoice<Value extends string>(props: DescribedChoiceProps<Value>) {
  const id = useId();
  return (
    <fieldset className="sm:col-span-2" aria-describedby={props.error ? `${id}-error` : undefined}>
      <legend className="mb-1.5 font-medium">{props.label}</legend>
      <div
        className={cn(
          'grid gap-x-4 gap-y-2',
          props.options.length === 3 ? 'sm:grid-cols-3' : 'sm:grid-cols-2',
        )}
      >
        {props.options.map(({ value, label, text }) => (
          <div
            key={value}
            className="relative flex items-start gap-2.5 rounded-md border px-3 py-2 hover:bg-muted has-checked:border-primary has-checked:bg-brand-soft has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-ring"
          >
            <input
              type="radio"
              id={`${id}-${value}`}
              name={id}
              value={value}
              checked={value === props.value}
              disabled={props.disabled}
              aria-describedby={`${id}-${value}-text`}
              onChange={() => props.onChange(value)}
              className="relative z-1 mt-0.5 size-4 shrink-0 appearance-none rounded-full border border-input bg-card outline-none checked:border-5 checked:border-primary"
            />
            <div className="grid gap-0.5">
              {/* The whole box is the label. */}
              <Label htmlFor={`${id}-${value}`} className="after:absolute after:inset-0">
                {label}
              </Label>
              <p id={`${id}-${value}-text`} className="text-meta text-muted-foreground">
                {text}
              </p>
            </div>
          </div>
        ))}
      </div>
      {props.error ? (
        <p id={`${id}-error`} className="mt-1.5 flex items-start gap-1.5 text-meta text-danger">
          <CircleAlert className="mt-px size-3.5 shrink-0" aria-hidden />
          {props.error}
        </p>
      ) : null}
    </fieldset>
  );
}
