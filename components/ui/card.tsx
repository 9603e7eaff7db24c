import type { ComponentProps, ReactNode } from 'react';
import { cn } from '@/components/ui/cn';

export function Card({ className, ...rest }: ComponentProps<'section'>) {
  return <section className={cn('rounded-lg border bg-card', className)} {...rest} />;
}

type CardHeaderProps = { title: ReactNode; note?: ReactNode; actions?: ReactNode };

export function CardHeader({ title, note, actions }: CardHeaderProps) {
  return (
    <header className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-b px-4 py-3">
      <div className="grid gap-0.5">
        <h2 className="text-body font-semibold">{title}</h2>
        {note ? <p className="text-meta text-muted-foreground">{note}</p> : null}
      </div>
      {actions ? <div className="flex items-center gap-2">{actions}</div> : null}
    </header>
  );
}

export function CardBody({ className, ...rest }: ComponentProps<'div'>) {
  return <div className={cn('p-4', className)} {...rest} />;
}
