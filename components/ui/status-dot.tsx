import type { ReactNode } from 'react';
import { cn } from '@/components/ui/cn';

export type Tone = 'neutral' | 'success' | 'warning' | 'danger' | 'info';

const DOT: Record<Tone, string> = {
  neutral: 'bg-muted-foreground',
  success: 'bg-success',
  warning: 'bg-warning',
  danger: 'bg-danger',
  info: 'bg-info',
};

type StatusDotProps = {
  tone: Tone;
  /** An empty ring instead of a filled dot: the second sign beside the colour. */
  hollow?: boolean;
  pulse?: boolean;
  className?: string;
  children: ReactNode;
};

/** A state is a word with a dot, never a colour alone. */
export function StatusDot({ tone, hollow, pulse, className, children }: StatusDotProps) {
  return (
    <span
      className={cn('inline-flex items-center gap-1.5 align-middle whitespace-nowrap', className)}
    >
      <span
        aria-hidden
        className={cn(
          'size-2 shrink-0 rounded-full',
          hollow ? 'border-2 border-muted-foreground' : DOT[tone],
          pulse && 'animate-pulse',
        )}
      />
      {children}
    </span>
  );
}
