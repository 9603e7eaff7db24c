import type { ReactNode } from 'react';

export function Kbd({ children }: { children: ReactNode }) {
  return (
    <kbd className="rounded-sm border bg-card px-1 font-sans text-meta text-muted-foreground">
      {children}
    </kbd>
  );
}
