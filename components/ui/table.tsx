import type { ComponentProps } from 'react';
import { cn } from '@/components/ui/cn';

type TableProps = ComponentProps<'table'> & { label: string };

/** Dense, hairlines, tabular numerals. Wide tables scroll inside their own, focusable region. */
export function Table({ label, className, ...rest }: TableProps) {
  return (
    <div
      role="region"
      aria-label={label}
      tabIndex={0}
      className="relative overflow-x-auto rounded-lg"
    >
      <table
        className={cn('w-full border-collapse text-left text-table tabular-nums', className)}
        {...rest}
      />
    </div>
  );
}

export function TableHead(props: ComponentProps<'thead'>) {
  return <thead {...props} className={cn('border-b', props.className)} />;
}

export function TableBody(props: ComponentProps<'tbody'>) {
  return <tbody {...props} className={cn('divide-y', props.className)} />;
}

/** `aria-selected` and `data-current` tint the row with the brand. */
export function Row({ className, ...rest }: ComponentProps<'tr'>) {
  return (
    <tr
      className={cn(
        'group h-9 hover:bg-muted aria-selected:bg-brand-soft data-[current=true]:bg-brand-soft pointer-coarse:h-11',
        className,
      )}
      {...rest}
    />
  );
}

export function HeadCell({ className, ...rest }: ComponentProps<'th'>) {
  return (
    <th
      scope="col"
      className={cn(
        'h-9 px-3 text-meta font-medium whitespace-nowrap text-muted-foreground',
        className,
      )}
      {...rest}
    />
  );
}

export function Cell({ className, ...rest }: ComponentProps<'td'>) {
  return <td className={cn('px-3 py-1.5', className)} {...rest} />;
}
