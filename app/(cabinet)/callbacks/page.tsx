import { PhoneMissed } from 'lucide-react';
import type { Metadata } from 'next';
import { firstValues, readQuery, type SearchParams } from '@/app/page-query';
import { CallbackFilters } from '@/components/callbacks/callback-filters';
import { CallbackTable } from '@/components/callbacks/callback-table';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { RefreshWhileVisible } from '@/components/refresh-while-visible';
import { requireScope } from '@/lib/access/require-scope';
import type { TenantScope } from '@/lib/access/scope';
import { listCallbacks as listOperation } from '@/lib/callbacks/contract';
import { listCallbacks } from '@/lib/callbacks/queries';
import { listTargets } from '@/lib/objects/queries';
import { getOwnTenant } from '@/lib/tenants/queries';

const WORDS = {
  title: 'To call back',
  note: 'Callers whom nobody of the team answered. A row closes itself when somebody reaches the caller, or the caller gets through.',
  empty: {
    open: {
      title: 'Nobody waits for a call',
      text: 'Whoever is missed by the team stands here until somebody reaches them.',
    },
    mine: {
      title: 'You are on nobody',
      text: 'Take a caller under “Open”, and the others see that you are on it.',
    },
    done: {
      title: 'Nothing is done yet',
      text: 'Callers who were reached, and those of whom somebody said so, stand here.',
    },
  },
};
const REFRESH_SECONDS = 15;

export const metadata: Metadata = { title: WORDS.title };

/** What the list can be narrowed to; whoever sees some groups only is asked to choose among these. */
async function waysOf(scope: TenantScope) {
  const { items } = await listTargets(scope, { kind: 'ring_group,queue' });
  const isMine = ({ id }: { id: string }) => scope.onlyGroupIds?.includes(id) ?? true;
  return items.filter(isMine).map(({ id, name, kind }) => ({ id, name, kind }));
}

export default async function CallbacksPage({ searchParams }: { searchParams: SearchParams }) {
  const scope = await requireScope('calls:read');
  const { state, groupId, queueId } = await firstValues(searchParams);
  const { query, search } = readQuery(listOperation.query, { state, groupId, queueId });
  const [first, ways, { timezone }] = await Promise.all([
    listCallbacks(scope, query),
    waysOf(scope),
    getOwnTenant(scope),
  ]);
  return (
    <>
      <PageHeader title={WORDS.title} note={WORDS.note} />
      <CallbackFilters ways={ways} />
      {first.items.length > 0 ? (
        <CallbackTable
          key={search}
          first={first}
          path={`/callbacks${search}`}
          timeZone={timezone}
          canWrite={scope.permissions.has('calls:write')}
          isDone={query.state === 'done'}
        />
      ) : (
        <div className="rounded-lg border bg-card">
          <RefreshWhileVisible seconds={REFRESH_SECONDS} />
          <EmptyState icon={PhoneMissed} {...WORDS.empty[query.state]} />
        </div>
      )}
    </>
  );
}
