'use client';

import { CircleAlert } from 'lucide-react';
import { useId } from 'react';
import { Checkbox } from '@/components/ui/checkbox';
import { Label } from '@/components/ui/label';
import type { CallAction } from '@/lib/call-permissions/contract';

const WORDS = { label: 'May' };

/** Each with what it means; a type so that none can be forgotten. */
const ACTIONS: Readonly<Record<CallAction, { label: string; hint: string }>> = {
  pickup: { label: 'Pick up', hint: 'Takes a call that rings at somebody else.' },
  listen: { label: 'Listen', hint: 'Hears both, is heard by nobody.' },
  whisper: { label: 'Whisper', hint: 'Hears both, is heard by the colleague only.' },
  join: { label: 'Join', hint: 'Hears both, is heard by both.' },
  replace: { label: 'Take over', hint: 'Goes on with the call; the colleague drops out.' },
};
const ORDER = Object.keys(ACTIONS) as CallAction[];

type ActionsFieldProps = {
  value: readonly CallAction[];
  error: string | undefined;
  disabled: boolean;
  onChange: (actions: CallAction[]) => void;
};

export function ActionsField({ value, error, disabled, onChange }: ActionsFieldProps) {
  const id = useId();
  const toggle = (action: CallAction) =>
    onChange(ORDER.filter((one) => (one === action) !== value.includes(one)));
  return (
    <fieldset aria-describedby={error ? `${id}-error` : undefined} className="grid gap-3">
      <legend className="mb-1.5 font-medium">{WORDS.label}</legend>
      {ORDER.map((action) => (
        <div key={action} className="flex items-start gap-3">
          <Checkbox
            id={`${id}-${action}`}
            className="mt-0.5"
            checked={value.includes(action)}
            disabled={disabled}
            aria-describedby={`${id}-${action}-hint`}
            aria-invalid={error ? true : undefined}
            onChange={() => toggle(action)}
          />
          <div className="grid gap-0.5">
            <Label htmlFor={`${id}-${action}`}>{ACTIONS[action].label}</Label>
            <p id={`${id}-${action}-hint`} className="text-meta text-muted-foreground">
              {ACTIONS[action].hint}
            </p>
          </div>
        </div>
      ))}
      {error ? (
        <p id={`${id}-error`} className="flex items-start gap-1.5 text-meta text-danger">
          <CircleAlert className="mt-px size-3.5 shrink-0" aria-hidden />
          {error}
        </p>
      ) : null}
    </fieldset>
  );
}
