import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button';

type LoadMoreProps = {
  hasMore: boolean;
  busy: boolean;
  label: string;
  /** How many are shown, in words, and what went wrong if something did. */
  note?: ReactNode;
  error?: ReactNode;
  onLoadMore: () => void;
};

/** Keyset paging has no page numbers: one may only ask for what comes next. */
export function LoadMore({ hasMore, busy, label, note, error, onLoadMore }: LoadMoreProps) {
  return (
    <div className="flex flex-wrap items-center justify-between gap-3 border-t px-3 py-2 text-meta text-muted-foreground">
      <span aria-live="polite">{error ? <span className="text-danger">{error}</span> : note}</span>
      {hasMore ? (
        <Button size="sm" busy={busy} onClick={onLoadMore}>
          {label}
        </Button>
      ) : null}
    </div>
  );
}
