import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';

type ErrorStateProps = { title: ReactNode; text?: ReactNode; action?: ReactNode };

export function ErrorState({ title, text, action }: ErrorStateProps) {
  return (
    <div role="alert" className="grid justify-items-center gap-2 px-4 py-12 text-center">
      <CircleAlert className="size-6 text-danger" aria-hidden />
      <p className="text-body font-medium">{title}</p>
      {text ? <p className="max-w-prose text-balance text-muted-foreground">{text}</p> : null}
      {action ? <div className="flex flex-wrap justify-center gap-2 pt-2">{action}</div> : null}
    </div>
  );
}
