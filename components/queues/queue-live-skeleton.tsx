import { Card, CardHeader } from '@/components/ui/card';
import { Skeleton } from '@/components/ui/skeleton';

const WORDS = { title: 'Now' };

/** As many agents are seen without scrolling. */
const SEEN = 8;

export type QueueLiveProps = {
  id: string;
  /** How many belong to the queue. */
  agents: number;
  canAct: boolean;
};

/** Of the same height as what it stands for, so that the page does not jump. */
export function QueueLiveSkeleton({ agents }: Pick<QueueLiveProps, 'agents'>) {
  const rows = Math.max(1, Math.min(agents, SEEN));
  return (
    <Card aria-busy aria-label={WORDS.title}>
      <CardHeader title={WORDS.title} note="…" />
      <div className="pt-8">
        {Array.from({ length: rows }, (_, row) => (
          <div key={row} className="flex h-9 items-center px-4">
            <Skeleton className="w-40" />
          </div>
        ))}
      </div>
    </Card>
  );
}
