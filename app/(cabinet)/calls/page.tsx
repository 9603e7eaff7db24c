import { PhoneOff, SearchX } from 'lucide-react';
import type { Metadata } from 'next';
import { firstValues, readQuery, type SearchParams } from '@/app/page-query';
import { CallFilters } from '@/components/calls/call-filters';
import { CallTable } from '@/components/calls/call-table';
import { asPeriod, rangeOf } from '@/components/calls/periods';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { requireScope } from '@/lib/access/require-scope';
import { listCalls as listOperation } from '@/lib/calls/contract';
import { getCall, listCalls } from '@/lib/calls/queries';
import { getOwnTenant } from '@/lib/tenants/queries';

const WORDS = {
  title: 'Calls',
  note: 'One row a call. Open it to see what happened.',
  emptyTitle: 'No calls in this period',
  emptyText: 'A call appears here a moment after it ends. Choose a longer period to look back.',
  noneTitle: 'No call fits',
  noneText: 'Change the filters or choose a longer period.',
};

export const metadata: Metadata = { title: WORDS.title };

export default async function CallsPage({ searchParams }: { searchParams: SearchParams }) {
  const scope = await requireScope('calls:read');
  const tenant = await getOwnTenant(scope);
  const given = await firstValues(searchParams);
  const { direction, result, number, extensionId } = given;
  const days = { fromDay: given.from, toDay: given.to };
  const range = rangeOf(asPeriod(given.period), days, tenant.timezone, new Date());
  const chosen = { direction, result, number, extensionId };
  const { query, search } = readQuery(listOperation.query, { ...range, ...chosen });
  const [first, opened] = await Promise.all([
    listCalls(scope, query),
    given.call ? getCall(scope, given.call).catch(() => null) : null,
  ]);
  const canBlock =
    scope.permissions.has('block-list:read') && scope.permissions.has('block-list:write');
  const isFiltered = Object.values(chosen).some(Boolean);
  return (
    <>
      <PageHeader title={WORDS.title} note={WORDS.note} />
      <CallFilters />
      {first.items.length > 0 ? (
        <CallTable
          key={search}
          first={first}
          path={`/calls${search}`}
          timeZone={tenant.timezone}
          opened={opened}
          canBlock={canBlock}
          canListen={scope.permissions.has('recordings:read')}
        />
      ) : (
        <div className="rounded-lg border bg-card">
          <EmptyState
            icon={isFiltered ? SearchX : PhoneOff}
            title={isFiltered ? WORDS.noneTitle : WORDS.emptyTitle}
            text={isFiltered ? WORDS.noneText : WORDS.emptyText}
          />
        </div>
      )}
    </>
  );
}
