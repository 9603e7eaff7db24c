import { Ban } from 'lucide-react';
import type { Metadata } from 'next';
import { firstValues, readQuery, type SearchParams } from '@/app/page-query';
import { BlockList } from '@/components/block-list/block-list';
import { BlockSettingsCard } from '@/components/block-list/block-settings-card';
import { BlockToolbar } from '@/components/block-list/block-toolbar';
import type { ListFilter } from '@/components/list/list-filter';
import { ListFilters } from '@/components/list/list-filters';
import { ListPage } from '@/components/list/list-page';
import { requireScope } from '@/lib/access/require-scope';
import { listBlockEntries as listOperation } from '@/lib/block-list/contract';
import { getBlockSettings, listBlockEntries } from '@/lib/block-list/queries';
import { getOwnTenant } from '@/lib/tenants/queries';

const WORDS = {
  title: 'Block list',
  note: 'Who cannot call you from outside. Each number says whether it looks here.',
  search: 'Number or note',
  empty: {
    title: 'Nobody is blocked',
    text: 'Block a number here, or the caller of any call in the call log.',
  },
  none: { title: 'No entry fits', text: 'Change the search or the filter.' },
};

const KINDS: ListFilter = {
  name: 'match',
  label: 'Kind',
  options: [
    { value: '', label: 'All kinds' },
    { value: 'number', label: 'Numbers' },
    { value: 'pattern', label: 'Patterns' },
    { value: 'anonymous', label: 'Hidden' },
  ],
};

export const metadata: Metadata = { title: WORDS.title };

export default async function BlockListPage({ searchParams }: { searchParams: SearchParams }) {
  const scope = await requireScope('block-list:read');
  const { q, match } = await firstValues(searchParams);
  const { query, search } = readQuery(listOperation.query, { q, match });
  const [first, settings, { timezone }] = await Promise.all([
    listBlockEntries(scope, query),
    getBlockSettings(scope),
    getOwnTenant(scope),
  ]);
  const canWrite = scope.permissions.has('block-list:write');
  return (
    <ListPage
      title={WORDS.title}
      note={WORDS.note}
      create={canWrite ? <BlockToolbar /> : null}
      filters={
        <>
          <BlockSettingsCard settings={settings} canWrite={canWrite} />
          <ListFilters search={WORDS.search} filters={[KINDS]} />
        </>
      }
      count={first.items.length}
      isFiltered={search !== ''}
      empty={{ icon: Ban, ...WORDS.empty }}
      none={WORDS.none}
    >
      <BlockList
        first={first}
        path={`/block-list${search}`}
        timeZone={timezone}
        canWrite={canWrite}
      />
    </ListPage>
  );
}
