'use client';

import { useId } from 'react';
import { cn } from '@/components/ui/cn';
import { Label } from '@/components/ui/label';
import { Switch } from '@/components/ui/switch';

type ToggleRowProps = {
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  checked: boolean;
  disabled?: boolean;
  className?: string;
  onChange: (checked: boolean) => void;
};

/** A switch with what it means beside it. */
export function ToggleRow(props: ToggleRowProps) {
  const id = useId();
  const words = props.error ?? props.hint;
  return (
    <div className={cn('flex items-start gap-3', props.className)}>
      <Switch
        id={id}
        checked={props.checked}
        disabled={props.disabled}
        aria-describedby={words ? `${id}-hint` : undefined}
        aria-invalid={props.error ? true : undefined}
        onChange={(event) => props.onChange(event.target.checked)}
      />
      <div className="grid gap-0.5">
        <Label htmlFor={id}>{props.label}</Label>
        {words ? (
          <p
            id={`${id}-hint`}
            className={cn('text-meta', props.error ? 'text-danger' : 'text-muted-foreground')}
          >
            {words}
          </p>
        ) : null}
      </div>
    </div>
  );
}
