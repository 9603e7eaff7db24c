import { PhoneOff, SearchX } from 'lucide-react';
import type { Metadata } from 'next';
import { firstValues, readQuery, type SearchParams } from '@/app/page-query';
import { CallFilters } from '@/components/calls/call-filters';
import { CallTable } from '@/components/calls/call-table';
import { CALL_FILTERS } from '@/components/calls/filter-names';
import { asPeriod, rangeOf } from '@/components/calls/periods';
import { ResultHelp } from '@/components/calls/result-help';
import { CallActions } from '@/components/exports/call-actions';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { requireScope } from '@/lib/access/require-scope';
import { listCallTags } from '@/lib/call-notes/queries';
import { listCalls as listOperation } from '@/lib/calls/contract';
import { listCalls } from '@/lib/calls/queries';
import { MISSED_BY_TEAM_HELP, RESULT_HELP } from '@/lib/calls/result';
import { getOwnTenant } from '@/lib/tenants/queries';
import { filterNamesOf } from './filter-names-of';

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
  const { permissions } = scope;
  const [{ timezone }, { items: tags }, given] = await Promise.all([
    getOwnTenant(scope),
    listCallTags(scope),
    firstValues(searchParams),
  ]);
  const days = { fromDay: given.from, toDay: given.to };
  const range = rangeOf(asPeriod(given.period), days, timezone, new Date());
  const chosen = Object.fromEntries(CALL_FILTERS.map((name) => [name, given[name]]));
  const { query, search } = readQuery(listOperation.query, { ...range, ...chosen });
  const [first, known] = await Promise.all([
    listCalls(scope, query),
    filterNamesOf(scope, chosen, tags),
  ]);
  const isFiltered = Object.values(chosen).some(Boolean);
  return (
    <>
      <PageHeader
        title={WORDS.title}
        note={<ResultHelp note={WORDS.note} results={RESULT_HELP} team={MISSED_BY_TEAM_HELP} />}
        actions={<CallActions search={search} timeZone={timezone} />}
      />
      <CallFilters
        known={known}
        canSeeNumbers={permissions.has('numbers:read')}
        timeZone={timezone}
      />
      <CallTable
        key={search}
        first={first}
        path={`/calls${search}`}
        timeZone={timezone}
        tags={tags}
        canBlock={permissions.has('block-list:read') && permissions.has('block-list:write')}
        canListen={permissions.has('recordings:read')}
        canWrite={permissions.has('calls:write')}
        empty={
          <EmptyState
            icon={isFiltered ? SearchX : PhoneOff}
            title={isFiltered ? WORDS.noneTitle : WORDS.emptyTitle}
            text={isFiltered ? WORDS.noneText : WORDS.emptyText}
          />
        }
      />
    </>
  );
}
