import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

type EmptyStateProps = {
  icon: LucideIcon;
  title: ReactNode;
  /** What to do next, in one sentence. */
  text?: ReactNode;
  action?: ReactNode;
};

export function EmptyState({ icon: Icon, title, text, action }: EmptyStateProps) {
  return (
    <div className="grid justify-items-center gap-2 px-4 py-12 text-center">
      <Icon className="size-6 text-muted-foreground" aria-hidden />
      <p className="text-body font-medium">{title}</p>
      {text ? <p className="max-w-prose text-balance text-muted-foreground">{text}</p> : null}
      {action ? <div className="flex flex-wrap justify-center gap-2 pt-2">{action}</div> : null}
    </div>
  );
}
