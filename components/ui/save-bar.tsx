import type { ReactNode } from 'react';

type SaveBarProps = { open: boolean; message: ReactNode; children: ReactNode };

/** One bar for the whole page; it stays in reach while something is unsaved. */
export function SaveBar({ open, message, children }: SaveBarProps) {
  if (!open) return null;
  return (
    <div
      role="region"
      aria-live="polite"
      className="sticky bottom-3 z-20 flex animate-rise flex-wrap items-center justify-between gap-3 rounded-lg border bg-popover px-4 py-2 shadow-float"
    >
      <div className="text-table">{message}</div>
      <div className="flex gap-2">{children}</div>
    </div>
  );
}
