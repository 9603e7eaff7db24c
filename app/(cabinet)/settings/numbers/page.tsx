import { PhoneIncoming, Plus } from 'lucide-react';
import type { Metadata } from 'next';
import { firstValues, readQuery, type SearchParams } from '@/app/page-query';
import { namesIn } from '@/app/(cabinet)/settings/names-in';
import { ListFilters } from '@/components/list/list-filters';
import { ListPage } from '@/components/list/list-page';
import { NumberList } from '@/components/numbers/number-list';
import { ButtonLink } from '@/components/ui/button-link';
import { requireScope } from '@/lib/access/require-scope';
import { listNumbers as listOperation } from '@/lib/numbers/contract';
import { listNumbers } from '@/lib/numbers/queries';
import type { TargetItem } from '@/lib/objects/contract';
import { schedulesNow } from '@/lib/schedules/queries';

const WORDS = {
  title: 'Numbers',
  note: 'How you are called from outside, and where each call leads.',
  create: 'Add number',
  search: 'Number or label',
  empty: { title: 'No numbers yet', text: 'Add a number of yours and say where it leads.' },
  none: { title: 'No number fits', text: 'Change the search.' },
};

const scheduleIdsIn = (named: readonly TargetItem[]) =>
  named.filter(({ kind }) => kind === 'schedule').map(({ id }) => id);

export const metadata: Metadata = { title: WORDS.title };

export default async function NumbersPage({ searchParams }: { searchParams: SearchParams }) {
  const scope = await requireScope('numbers:read');
  const { q } = await firstValues(searchParams);
  const { query, search } = readQuery(listOperation.query, { q });
  const first = await listNumbers(scope, query);
  const names = await namesIn(scope, first.items);
  const create = scope.permissions.has('numbers:write') ? (
    <ButtonLink variant="primary" href="/settings/numbers/new">
      <Plus aria-hidden />
      {WORDS.create}
    </ButtonLink>
  ) : null;
  return (
    <ListPage
      title={WORDS.title}
      note={WORDS.note}
      create={create}
      filters={<ListFilters search={WORDS.search} />}
      count={first.items.length}
      isFiltered={search !== ''}
      empty={{ icon: PhoneIncoming, ...WORDS.empty }}
      none={WORDS.none}
    >
      <NumberList
        first={first}
        path={`/numbers${search}`}
        names={names}
        nows={await schedulesNow(scope, scheduleIdsIn(Object.values(names)))}
      />
    </ListPage>
  );
}
