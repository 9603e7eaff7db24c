import { UsersRound } from 'lucide-react';
import Link from 'next/link';
import { ReachDot } from '@/components/devices/registration-dot';
import { ButtonLink } from '@/components/ui/button-link';
import { Card, CardHeader } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import type { Extension } from '@/lib/extensions/contract';

const WORDS = {
  title: 'Who can be reached',
  all: 'All extensions',
  emptyTitle: 'No extensions yet',
  emptyText: 'Create one, and the phone that registers with it shows up here.',
  create: 'New extension',
};

export function OnlineCard({
  extensions,
  canWrite,
}: {
  extensions: Extension[];
  canWrite: boolean;
}) {
  return (
    <Card>
      <CardHeader
        title={WORDS.title}
        actions={
          extensions.length > 0 ? (
            <ButtonLink size="sm" variant="ghost" href="/settings/extensions">
              {WORDS.all}
            </ButtonLink>
          ) : null
        }
      />
      {extensions.length === 0 ? (
        <EmptyState
          icon={UsersRound}
          title={WORDS.emptyTitle}
          text={WORDS.emptyText}
          action={
            canWrite ? (
              <ButtonLink variant="primary" href="/settings/extensions/new">
                {WORDS.create}
              </ButtonLink>
            ) : null
          }
        />
      ) : (
        <ul className="divide-y text-table tabular-nums">
          {extensions.map((extension) => (
            <li key={extension.id}>
              <Link
                href={`/settings/extensions/${extension.id}`}
                className="flex min-h-9 items-center gap-3 px-4 -outline-offset-2 hover:bg-muted"
              >
                <span className="w-10 font-medium">{extension.number}</span>
                <span className="min-w-0 flex-1 truncate">{extension.name}</span>
                <ReachDot devices={extension.enabled ? extension.devices : []} />
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
