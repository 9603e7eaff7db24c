import { SearchX, UsersRound } from 'lucide-react';
import type { Metadata } from 'next';
import { firstValues, readQuery, type SearchParams } from '@/app/page-query';
import { ExtensionFilters } from '@/components/extensions/extension-filters';
import { ExtensionList } from '@/components/extensions/extension-list';
import { ExtensionToolbar } from '@/components/extensions/extension-toolbar';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { requireScope } from '@/lib/access/require-scope';
import { listExtensions as listOperation } from '@/lib/extensions/contract';
import { listExtensions } from '@/lib/extensions/queries';

const WORDS = {
  title: 'Extensions',
  note: 'Everybody who can be rung inside your PBX.',
  emptyTitle: 'No extensions yet',
  emptyText: 'Create the first one, or bring all of them in a CSV file with Import.',
  create: 'New extension',
  noneTitle: 'No extension fits',
  noneText: 'Change the search or the filter.',
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
  const isFresh = first.items.length === 0 && search === '';
  return (
    <>
      <PageHeader
        title={WORDS.title}
        note={WORDS.note}
        actions={<ExtensionToolbar canWrite={canWrite} />}
      />
      {isFresh ? null : <ExtensionFilters />}
      {first.items.length > 0 ? (
        <ExtensionList first={first} path={`/extensions${search}`} canWrite={canWrite} />
      ) : (
        <div className="rounded-lg border bg-card">
          {isFresh ? (
            <EmptyState
              icon={UsersRound}
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
