'use client';

import { Check, Copy } from 'lucide-react';
import { useId, useState } from 'react';
import { Button } from '@/components/ui/button';
import { controlStyle } from '@/components/ui/control-style';
import { cn } from '@/components/ui/cn';

type CopyFieldProps = { label: string; value: string; copyLabel: string; copiedLabel: string };

/** A value to be carried elsewhere: selectable by hand, copied by one press. */
export function CopyField({ label, value, copyLabel, copiedLabel }: CopyFieldProps) {
  const id = useId();
  const [isCopied, setCopied] = useState(false);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(value);
      setCopied(true);
    } catch {
      document.getElementById(id)?.focus();
    }
  };
  return (
    <div className="grid gap-1">
      <label htmlFor={id} className="text-meta text-muted-foreground">
        {label}
      </label>
      <div className="flex gap-2">
        <input
          id={id}
          readOnly
          value={value}
          className={cn(controlStyle(), 'font-mono')}
          onFocus={(event) => event.target.select()}
        />
        <Button
          size="icon"
          onClick={copy}
          aria-label={`${isCopied ? copiedLabel : copyLabel}: ${label}`}
        >
          {isCopied ? <Check aria-hidden /> : <Copy aria-hidden />}
        </Button>
      </div>
      <span aria-live="polite" className="sr-only">
        {isCopied ? copiedLabel : ''}
      </span>
    </div>
  );
}
