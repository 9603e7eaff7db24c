import type { ReactNode } from 'react';
import { cn } from '@/components/ui/cn';
import type { Tone } from '@/components/ui/status-dot';

const TONE: Record<Tone, string> = {
  neutral: 'bg-muted text-foreground',
  success: 'bg-success-soft text-success',
  warning: 'bg-warning-soft text-warning',
  danger: 'bg-danger-soft text-danger',
  info: 'bg-info-soft text-info',
};

type NoticeProps = { tone: Tone; live?: boolean; className?: string; children: ReactNode };

/** A block of words that belongs to what is beside it. `live` has it read out when it appears. */
export function Notice({ tone, live, className, children }: NoticeProps) {
  return (
    <div
      role={live ? 'alert' : undefined}
      className={cn('rounded-md px-3 py-2', TONE[tone], className)}
    >
      {children}
    </div>
  );
}
