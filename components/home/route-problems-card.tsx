import { ChevronRight } from 'lucide-react';
import Link from 'next/link';
import { hrefOf } from '@/components/destinations/target-words';
import { Card, CardHeader } from '@/components/ui/card';
import { StatusDot } from '@/components/ui/status-dot';
import type { RouteProblem } from '@/lib/routing/contract';

const WORDS = {
  title: 'Calls get lost',
  note: 'Places on the way of a call that somebody probably did not mean so.',
  fix: 'Mend it',
  more: (count: number) => `And ${count} more`,
};

/** As many as are read at a glance; the others open below. */
const SHOWN = 5;

function Problem({ problem: { object, words } }: { problem: RouteProblem }) {
  return (
    <li>
      <Link
        href={hrefOf(object.kind, object.id) ?? `/settings/route-map?from=${object.id}`}
        className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 px-4 py-2.5 -outline-offset-2 hover:bg-muted"
      >
        <StatusDot tone="warning" className="min-w-0 whitespace-normal!">
          {words}
        </StatusDot>
        <span className="flex items-center gap-1 text-table text-brand-text">
          {WORDS.fix}
          <ChevronRight className="size-3.5" aria-hidden />
        </span>
      </Link>
    </li>
  );
}

/** Dead ends, empty groups, circles. On a good day there is nothing to read. */
export function RouteProblemsCard({ problems }: { problems: readonly RouteProblem[] }) {
  if (problems.length === 0) return null;
  const list = (some: readonly RouteProblem[]) => (
    <ul className="divide-y">
      {some.map((problem) => (
        <Problem key={`${problem.object.id} ${problem.code}`} problem={problem} />
      ))}
    </ul>
  );
  const more = problems.slice(SHOWN);
  return (
    <Card>
      <CardHeader title={WORDS.title} note={WORDS.note} />
      {list(problems.slice(0, SHOWN))}
      {more.length > 0 ? (
        <details className="border-t">
          <summary className="cursor-pointer px-4 py-2.5 text-table text-muted-foreground -outline-offset-2">
            {WORDS.more(more.length)}
          </summary>
          {list(more)}
        </details>
      ) : null}
    </Card>
  );
}
