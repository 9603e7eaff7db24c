import type { VariantProps } from 'class-variance-authority';
import { ChevronDown } from 'lucide-react';
import type { ComponentProps } from 'react';
import { cn } from '@/components/ui/cn';
import { controlStyle } from '@/components/ui/control-style';

type SelectProps = Omit<ComponentProps<'select'>, 'size'> & VariantProps<typeof controlStyle>;

/** The browser's own list: right on every phone and with every screen reader, at no weight. */
export function Select({ size, className, children, ...rest }: SelectProps) {
  return (
    <span className={cn('relative inline-block w-full', className)}>
      <select className={cn(controlStyle({ size }), 'appearance-none truncate pr-8')} {...rest}>
        {children}
      </select>
      <ChevronDown
        aria-hidden
        className="pointer-events-none absolute top-1/2 right-2.5 size-4 -translate-y-1/2 text-muted-foreground"
      />
    </span>
  );
}
