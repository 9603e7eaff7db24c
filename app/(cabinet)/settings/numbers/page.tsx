import { PhoneIncoming, Plus, SearchX } from 'lucide-react';
import type { Metadata } from 'next';
import { firstValues, readQuery, type SearchParams } from '@/app/page-query';
import { extensionsNamed } from '@/app/(cabinet)/settings/numbers/extensions-named';
import { NumberFilters } from '@/components/numbers/number-filters';
import { NumberList } from '@/components/numbers/number-list';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { requireScope } from '@/lib/access/require-scope';
import { listNumbers as listOperation } from '@/lib/numbers/contract';
import { listNumbers } from '@/lib/numbers/queries';

const WORDS = {
  title: 'Numbers',
  note: 'How you are called from outside, and where each call leads.',
  create: 'Add number',
  emptyTitle: 'No numbers yet',
  emptyText: 'Add a number of yours and say which extension it rings.',
  noneTitle: 'No number fits',
  noneText: 'Change the search.',
};

export const metadata: Metadata = { title: WORDS.title };

export default async function NumbersPage({ searchParams }: { searchParams: SearchParams }) {
  const scope = await requireScope('numbers:read');
  const { q } = await firstValues(searchParams);
  const { query, search } = readQuery(listOperation.query, { q });
  const first = await listNumbers(scope, query);
  const create = scope.permissions.has('numbers:write') ? (
    <ButtonLink variant="primary" href="/settings/numbers/new">
      <Plus aria-hidden />
      {WORDS.create}
    </ButtonLink>
  ) : null;
  const isFresh = first.items.length === 0 && search === '';
  return (
    <>
      <PageHeader title={WORDS.title} note={WORDS.note} actions={isFresh ? null : create} />
      {isFresh ? null : <NumberFilters />}
      {first.items.length > 0 ? (
        <NumberList
          first={first}
          path={`/numbers${search}`}
          extensions={await extensionsNamed(scope, first.items)}
        />
      ) : (
        <div className="rounded-lg border bg-card">
          {isFresh ? (
            <EmptyState
              icon={PhoneIncoming}
              title={WORDS.emptyTitle}
              text={WORDS.emptyText}
              action={create}
            />
          ) : (
            <EmptyState icon={SearchX} title={WORDS.noneTitle} text={WORDS.noneText} />
          )}
        </div>
      )}
    </>
  );
}
