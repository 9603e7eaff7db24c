'use client';

import { Search, X } from 'lucide-react';
import { useRef, type ComponentProps } from 'react';
import { cn } from '@/components/ui/cn';
import { Input } from '@/components/ui/input';

type SearchInputProps = Omit<ComponentProps<typeof Input>, 'value' | 'onChange' | 'type'> & {
  label: string;
  clearLabel: string;
  value: string;
  onValueChange: (value: string) => void;
};

export function SearchInput({
  label,
  clearLabel,
  value,
  onValueChange,
  className,
  ...rest
}: SearchInputProps) {
  const ref = useRef<HTMLInputElement>(null);
  return (
    <span className={cn('relative block', className)}>
      <Search
        aria-hidden
        className="pointer-events-none absolute top-1/2 left-2.5 size-4 -translate-y-1/2 text-muted-foreground"
      />
      <Input
        ref={ref}
        role="searchbox"
        aria-label={label}
        placeholder={label}
        value={value}
        autoComplete="off"
        spellCheck={false}
        className="px-8!"
        onChange={(event) => onValueChange(event.target.value)}
        {...rest}
      />
      {value ? (
        <button
          type="button"
          aria-label={clearLabel}
          className="absolute top-1/2 right-1.5 -translate-y-1/2 rounded-sm p-1.5 text-muted-foreground hover:text-foreground"
          onClick={() => {
            onValueChange('');
            ref.current?.focus();
          }}
        >
          <X className="size-3.5" aria-hidden />
        </button>
      ) : null}
    </span>
  );
}
