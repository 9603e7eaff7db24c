import type { ComponentProps } from 'react';
import { cn } from '@/components/ui/cn';

/** A native checkbox with the role of a switch: state, keys and forms work without script. */
export function Switch({ className, ...rest }: Omit<ComponentProps<'input'>, 'type' | 'role'>) {
  return (
    <span className={cn('relative inline-flex h-5 w-9 shrink-0', className)}>
      <input
        type="checkbox"
        role="switch"
        className={cn(
          'peer h-5 w-9 appearance-none rounded-full border border-input bg-muted transition-colors',
          'checked:border-primary checked:bg-primary disabled:opacity-50',
          'after:absolute after:-inset-1 pointer-coarse:after:-inset-3',
        )}
        {...rest}
      />
      <span
        aria-hidden
        className="pointer-events-none absolute top-1 left-1 size-3 rounded-full bg-input transition-transform peer-checked:translate-x-4 peer-checked:bg-primary-foreground"
      />
    </span>
  );
}
