import { Plus } from 'lucide-react';
import type { ReactElement } from 'react';
import { namesIn } from '@/app/(cabinet)/settings/names-in';
import { newOf } from '@/app/(cabinet)/settings/object-words';
import { firstValues, readQuery, type SearchParams } from '@/app/page-query';
import { iconOfPath } from '@/components/frame/nav-items';
import { STATE_FILTER } from '@/components/list/list-filter';
import { ListFilters } from '@/components/list/list-filters';
import { ListPage } from '@/components/list/list-page';
import type { ObjectOf, ObjectWords } from '@/components/objects/object-form';
import { ObjectList, type ObjectNow, type ObjectSummary } from '@/components/objects/object-list';
import { ButtonLink } from '@/components/ui/button-link';
import type { Permission } from '@/lib/access/permissions';
import { requireScope } from '@/lib/access/require-scope';
import { objectOperations, type PbxObject } from '@/lib/objects/contract';
import { permissionOf, type ObjectKind } from '@/lib/objects/kind';
import { listObjects } from '@/lib/objects/queries';

const WORDS = {
  search: (isNumbered: boolean) => (isNumbered ? 'Name or number' : 'Name'),
  emptyTitle: (many: string) => `No ${many.toLowerCase()} yet`,
  noneTitle: (one: string) => `No ${one.toLowerCase()} fits`,
  noneText: 'Change the search or the filter.',
};

export type ObjectListOf<Config extends object> = {
  kind: ObjectKind;
  words: ObjectWords;
  summary?: ObjectSummary<Config>;
  /** How each one stands, and who may change that in the list. */
  now?: { cell: ObjectNow<Config>; permission: Permission };
};

async function listPage<Config extends object>(
  { kind, words, summary, now }: ObjectListOf<Config>,
  searchParams: SearchParams,
): Promise<ReactElement> {
  /** What is stored has been checked by the kind's contract; its list speaks of the same fields. */
  const asOwn = (object: PbxObject) => object as PbxObject & ObjectOf<Config>;
  const scope = await requireScope(permissionOf(kind, 'read'));
  const { q, enabled } = await firstValues(searchParams);
  const { query, search } = readQuery(objectOperations(kind).list.query, { q, enabled });
  const first = await listObjects(kind, scope, query);
  const canWrite = scope.permissions.has(permissionOf(kind, 'write'));
  const create = canWrite ? (
    <ButtonLink variant="primary" href={`/settings/${kind.path}/new`}>
      <Plus aria-hidden />
      {newOf(words.one)}
    </ButtonLink>
  ) : null;
  const filters = words.disabledHint === null ? [] : [STATE_FILTER];
  return (
    <ListPage
      title={words.many}
      note={words.note}
      create={create}
      filters={<ListFilters search={WORDS.search(kind.numbered)} filters={filters} />}
      count={first.items.length}
      isFiltered={search !== ''}
      empty={{
        icon: iconOfPath(`/settings/${kind.path}`),
        title: WORDS.emptyTitle(words.many),
        text: words.emptyText,
      }}
      none={{ title: WORDS.noneTitle(words.one), text: WORDS.noneText }}
    >
      <ObjectList
        words={words}
        first={{ ...first, items: first.items.map(asOwn) }}
        path={`/${kind.path}${search}`}
        names={Object.values(await namesIn(scope, first.items))}
        canWrite={canWrite}
        summary={summary}
        now={now?.cell}
        canAct={now !== undefined && scope.permissions.has(now.permission)}
      />
    </ListPage>
  );
}

/** The list of a kind. Apart from its forms, so that it does not load them. */
export function objectListPage<Config extends object>(list: ObjectListOf<Config>) {
  return ({ searchParams }: { searchParams: SearchParams }) => listPage(list, searchParams);
}
