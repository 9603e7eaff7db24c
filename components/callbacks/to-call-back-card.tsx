import { PhoneMissed } from 'lucide-react';
import Link from 'next/link';
import { callerOf, callsBehind, throughOf, triesOf } from '@/components/callbacks/callback-words';
import { formatRecent } from '@/components/format';
import { ButtonLink } from '@/components/ui/button-link';
import { Card, CardHeader } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import type { Callback } from '@/lib/callbacks/contract';

const WORDS = {
  title: 'To call back',
  note: (count: number) => (count === 1 ? '1 caller waits' : `${count} callers wait`),
  all: 'See all',
  emptyTitle: 'Nobody waits for a call',
  emptyText: 'Whoever is missed by the team stands here until somebody reaches them.',
  tries: (tries: number) => `${triesOf(tries)} ×`,
  taken: (name: string) => `${name} is on it`,
};

type ToCallBackCardProps = { callbacks: readonly Callback[]; open: number; timeZone: string };

/** The latest of those whom the team missed. */
export function ToCallBackCard({ callbacks, open, timeZone }: ToCallBackCardProps) {
  return (
    <Card>
      <CardHeader
        title={WORDS.title}
        note={open > 0 ? WORDS.note(open) : undefined}
        actions={
          <ButtonLink size="sm" variant="ghost" href="/callbacks">
            {WORDS.all}
          </ButtonLink>
        }
      />
      {callbacks.length === 0 ? (
        <EmptyState icon={PhoneMissed} title={WORDS.emptyTitle} text={WORDS.emptyText} />
      ) : (
        <ul className="divide-y text-table tabular-nums">
          {callbacks.map((callback) => (
            <li key={callback.id}>
              <Link
                href={callsBehind(callback.number)}
                className="flex min-h-9 flex-wrap items-center gap-x-3 px-4 py-1.5 -outline-offset-2 hover:bg-muted"
              >
                <span className="min-w-0 flex-1 basis-full truncate sm:basis-0">
                  {callerOf(callback)}
                  <span className="text-muted-foreground">
                    {' · '}
                    {callback.takenBy ? WORDS.taken(callback.takenBy.name) : throughOf(callback)}
                  </span>
                </span>
                <span>{WORDS.tries(callback.tries)}</span>
                <time dateTime={callback.lastTryAt} className="text-muted-foreground">
                  {formatRecent(callback.lastTryAt, timeZone)}
                </time>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
