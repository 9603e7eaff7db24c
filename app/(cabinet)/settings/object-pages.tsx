import { Plus } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import { namesIn } from '@/app/(cabinet)/settings/names-in';
import { firstValues, readQuery, type SearchParams } from '@/app/page-query';
import { orNotFound } from '@/app/page-scope';
import { iconOfPath } from '@/components/frame/nav-items';
import { STATE_FILTER } from '@/components/list/list-filter';
import { ListFilters } from '@/components/list/list-filters';
import { ListPage } from '@/components/list/list-page';
import { ObjectCreator } from '@/components/objects/object-creator';
import { ObjectEditor } from '@/components/objects/object-editor';
import type { ObjectForm, ObjectOf, ObjectWords } from '@/components/objects/object-form';
import { ObjectList, type ObjectSummary } from '@/components/objects/object-list';
import { ReferencesCard } from '@/components/objects/references-card';
import { RemoveObject } from '@/components/objects/remove-object';
import { ButtonLink } from '@/components/ui/button-link';
import { PageHeader } from '@/components/ui/page-header';
import { requireScope } from '@/lib/access/require-scope';
import type { TenantScope } from '@/lib/access/scope';
import { objectOperations, type ObjectOperations, type PbxObject } from '@/lib/objects/contract';
import { permissionOf, type ObjectKind } from '@/lib/objects/kind';
import { getObject, listObjects, listReferences } from '@/lib/objects/queries';

const WORDS = {
  create: (one: string) => `New ${one.toLowerCase()}`,
  search: (isNumbered: boolean) => (isNumbered ? 'Name or number' : 'Name'),
  emptyTitle: (many: string) => `No ${many.toLowerCase()} yet`,
  noneTitle: (one: string) => `No ${one.toLowerCase()} fits`,
  noneText: 'Change the search or the filter.',
  copyOf: (name: string) => `${name.slice(0, 70)} (copy)`,
};

type Shown<Config extends object> = { scope: TenantScope; object: ObjectOf<Config> };

export type ObjectPagesOf<Config extends object, Choices extends object> = {
  kind: ObjectKind;
  words: ObjectWords;
  /** What a new one begins with, beside the defaults of its kind: fields that have none. */
  blank?: Partial<Config>;
  form: ObjectForm<Config, Choices>;
  summary?: ObjectSummary<Config>;
  /** What the form chooses from, beside the objects that its pickers find by themselves. */
  choices?: (scope: TenantScope) => Promise<Choices>;
  /** A card before its fields: how it stands now. */
  above?: (shown: Shown<Config>) => ReactNode;
  /** More cards on the page of one: its messages, its members' state. */
  below?: (shown: Shown<Config>) => ReactNode;
};

type ListProps = { searchParams: SearchParams };
type OneProps = { params: Promise<{ id: string }> };

/** What is stored has been checked by the kind's contract; its form speaks of the same fields. */
const asOwn = <Config extends object>(object: PbxObject) => object as PbxObject & ObjectOf<Config>;

async function listPage<Config extends object, Choices extends object>(
  pages: ObjectPagesOf<Config, Choices>,
  operation: ObjectOperations['list'],
  { searchParams }: ListProps,
): Promise<ReactElement> {
  const { kind, words } = pages;
  const scope = await requireScope(permissionOf(kind, 'read'));
  const { q, enabled } = await firstValues(searchParams);
  const { query, search } = readQuery(operation.query, { q, enabled });
  const first = await listObjects(kind, scope, query);
  const canWrite = scope.permissions.has(permissionOf(kind, 'write'));
  const create = canWrite ? (
    <ButtonLink variant="primary" href={`/settings/${kind.path}/new`}>
      <Plus aria-hidden />
      {WORDS.create(words.one)}
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
        first={{ ...first, items: first.items.map(asOwn<Config>) }}
        path={`/${kind.path}${search}`}
        names={Object.values(await namesIn(scope, first.items))}
        canWrite={canWrite}
        summary={pages.summary}
      />
    </ListPage>
  );
}

async function newPage<Config extends object, Choices extends object>(
  pages: ObjectPagesOf<Config, Choices>,
  { searchParams }: ListProps,
): Promise<ReactElement> {
  const { kind, words } = pages;
  const scope = await requireScope(permissionOf(kind, 'write'));
  const { from } = await firstValues(searchParams);
  const like = from === undefined ? undefined : await orNotFound(getObject(kind, scope, from));
  const fields = Object.keys(kind.config).filter((field) => like && field in like);
  const copied = Object.fromEntries(fields.map((field) => [field, like?.[field]]));
  const name = like ? WORDS.copyOf(like.name) : '';
  const head = { name, enabled: true, ...(kind.numbered && { number: null }) };
  const [names, choices] = await Promise.all([namesIn(scope, [copied]), choicesOf(pages, scope)]);
  return (
    <>
      <PageHeader
        title={WORDS.create(words.one)}
        back={{ href: `/settings/${kind.path}`, label: words.many }}
      />
      <ObjectCreator
        words={words}
        initial={{ head, config: { ...kind.defaults, ...pages.blank, ...copied } as Config }}
        form={pages.form}
        choices={choices}
        names={Object.values(names)}
      />
    </>
  );
}

async function onePage<Config extends object, Choices extends object>(
  pages: ObjectPagesOf<Config, Choices>,
  { params }: OneProps,
): Promise<ReactElement> {
  const { kind, words } = pages;
  const scope = await requireScope(permissionOf(kind, 'read'));
  const { id } = await params;
  const object = asOwn<Config>(await orNotFound(getObject(kind, scope, id)));
  const [references, names, choices] = await Promise.all([
    listReferences(scope, id),
    namesIn(scope, [object]),
    choicesOf(pages, scope),
  ]);
  const canWrite = scope.permissions.has(permissionOf(kind, 'write'));
  return (
    <>
      <PageHeader
        title={object.name}
        note={object.number}
        back={{ href: `/settings/${kind.path}`, label: words.many }}
      />
      {pages.above?.({ scope, object })}
      <ObjectEditor<Config, Choices>
        key={object.id}
        words={words}
        object={object}
        form={pages.form}
        choices={choices}
        names={Object.values(names)}
        canWrite={canWrite}
      />
      {pages.below?.({ scope, object })}
      <ReferencesCard references={references.items} number={object.number ?? null} />
      {canWrite ? (
        <RemoveObject
          path={kind.path}
          kind={kind.kind}
          one={words.one}
          id={object.id}
          version={object.version}
          name={object.name}
          text={words.removeText}
          references={references.items}
        />
      ) : null}
    </>
  );
}

async function choicesOf<Config extends object, Choices extends object>(
  { choices }: ObjectPagesOf<Config, Choices>,
  scope: TenantScope,
): Promise<Choices> {
  return choices ? choices(scope) : ({} as Choices);
}

/** The three pages of a kind: its list, a new one, and one. */
export function objectPages<Config extends object, Choices extends object = object>(
  pages: ObjectPagesOf<Config, Choices>,
) {
  const { list } = objectOperations(pages.kind);
  return {
    List: (props: ListProps) => listPage(pages, list, props),
    New: (props: ListProps) => newPage(pages, props),
    One: (props: OneProps) => onePage(pages, props),
  };
}
