import { UsersRound } from 'lucide-react';
import type { Metadata } from 'next';
import { firstValues, readQuery, type SearchParams } from '@/app/page-query';
import { ExtensionList } from '@/components/extensions/extension-list';
import { ExtensionToolbar } from '@/components/extensions/extension-toolbar';
import { STATE_FILTER } from '@/components/list/list-filter';
import { ListFilters } from '@/components/list/list-filters';
import { ListPage } from '@/components/list/list-page';
import { ButtonLink } from '@/components/ui/button-link';
import { requireScope } from '@/lib/access/require-scope';
import { listExtensions as listOperation } from '@/lib/extensions/contract';
import { listExtensions } from '@/lib/extensions/queries';

const WORDS = {
  title: 'Extensions',
  note: 'Everybody who can be rung inside your PBX.',
  create: 'New extension',
  search: 'Number, name or e-mail',
  empty: {
    title: 'No extensions yet',
    text: 'Create the first one, or bring all of them in a CSV file with Import.',
  },
  none: { title: 'No extension fits', text: 'Change the search or the filter.' },
};

export const metadata: Metadata = { title: WORDS.title };

export default async function ExtensionsPage({ searchParams }: { searchParams: SearchParams }) {
  const scope = await requireScope('extensions:read');
  const { q, enabled } = await firstValues(searchParams);
  const { query, search } = readQuery(listOperation.query, { q, enabled });
  const first = await listExtensions(scope, query);
  const canWrite = scope.permissions.has('extensions:write');
  const create = canWrite ? (
    <ButtonLink variant="primary" href="/settings/extensions/new">
      {WORDS.create}
    </ButtonLink>
  ) : null;
  return (
    <ListPage
      title={WORDS.title}
      note={WORDS.note}
      create={create}
      toolbar={<ExtensionToolbar canWrite={canWrite} />}
      filters={<ListFilters search={WORDS.search} filters={[STATE_FILTER]} />}
      count={first.items.length}
      isFiltered={search !== ''}
      empty={{ icon: UsersRound, ...WORDS.empty }}
      none={WORDS.none}
    >
      <ExtensionList first={first} path={`/extensions${search}`} canWrite={canWrite} />
    </ListPage>
  );
}
