import { Phone } from 'lucide-react';
import Link from 'next/link';
import { ResultDot } from '@/components/calls/call-dots';
import { formatRecent, formatDuration } from '@/components/format';
import { Badge } from '@/components/ui/badge';
import { ButtonLink } from '@/components/ui/button-link';
import { Card, CardHeader } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import type { Call } from '@/lib/calls/contract';

const WORDS = {
  title: 'Recent calls',
  all: 'Call log',
  emptyTitle: 'No calls yet',
  emptyText: 'A call appears here a moment after it ends.',
  simulated: 'Simulated',
};

export function RecentCallsCard({ calls, timeZone }: { calls: Call[]; timeZone: string }) {
  return (
    <Card>
      <CardHeader
        title={WORDS.title}
        actions={
          <ButtonLink size="sm" variant="ghost" href="/calls">
            {WORDS.all}
          </ButtonLink>
        }
      />
      {calls.length === 0 ? (
        <EmptyState icon={Phone} title={WORDS.emptyTitle} text={WORDS.emptyText} />
      ) : (
        <ul className="divide-y text-table tabular-nums">
          {calls.map((call) => (
            <li key={call.id}>
              <Link
                href={`/calls?period=all&call=${encodeURIComponent(call.id)}`}
                className="flex min-h-9 flex-wrap items-center gap-x-3 px-4 py-1.5 -outline-offset-2 hover:bg-muted"
              >
                <span className="min-w-0 flex-1 basis-full truncate sm:basis-0">
                  {call.callerName ?? call.callerNumber} → {call.calledNumber}
                </span>
                {call.simulated ? <Badge tone="info">{WORDS.simulated}</Badge> : null}
                <span className="w-20">
                  <ResultDot result={call.result} />
                </span>
                <span className="w-10 text-right">
                  {call.answeredAt ? formatDuration(call.talkMs) : '–'}
                </span>
                <time dateTime={call.startedAt} className="text-muted-foreground">
                  {formatRecent(call.startedAt, timeZone)}
                </time>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
