import { Skeleton } from '@/components/ui/skeleton';

const ROWS = [0, 1, 2, 3, 4, 5, 6, 7];

/** The shape of a list page while its data is read. `label` is said once to screen readers. */
export function ListSkeleton({ label }: { label: string }) {
  return (
    <div role="status" data-loading aria-label={label} className="grid gap-5">
      <Skeleton className="h-7! w-48" />
      <Skeleton className="h-9! w-full max-w-xs" />
      <div className="divide-y rounded-lg border bg-card">
        {ROWS.map((row) => (
          <div key={row} className="flex h-9 items-center gap-6 px-3">
            <Skeleton className="w-12" />
            <Skeleton className="w-40" />
            <Skeleton className="ml-auto w-20" />
          </div>
        ))}
      </div>
    </div>
  );
}

/** The shape of a page made of cards. */
export function CardsSkeleton({ label, cards }: { label: string; cards: number }) {
  return (
    <div role="status" data-loading aria-label={label} className="grid gap-5">
      <Skeleton className="h-7! w-48" />
      {Array.from({ length: cards }, (_, card) => (
        <div key={card} className="grid gap-4 rounded-lg border bg-card p-4">
          <Skeleton className="w-32" />
          <Skeleton className="h-9! w-full" />
          <Skeleton className="h-9! w-2/3" />
        </div>
      ))}
    </div>
  );
}
