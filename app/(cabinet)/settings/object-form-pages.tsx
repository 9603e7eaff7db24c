import type { ReactElement, ReactNode } from 'react';
import { namesIn } from '@/app/(cabinet)/settings/names-in';
import { RouteActions, RouteProblems } from '@/app/(cabinet)/settings/route-parts';
import { newOf } from '@/app/(cabinet)/settings/object-words';
import { firstValues, type SearchParams } from '@/app/page-query';
import { orNotFound } from '@/app/page-scope';
import { ObjectCreator } from '@/components/objects/object-creator';
import { ObjectEditor } from '@/components/objects/object-editor';
import type { ObjectForm, ObjectOf, ObjectWords } from '@/components/objects/object-form';
import { ReferencesCard } from '@/components/objects/references-card';
import { RemoveObject } from '@/components/objects/remove-object';
import { PageHeader } from '@/components/ui/page-header';
import { requireScope } from '@/lib/access/require-scope';
import type { TenantScope } from '@/lib/access/scope';
import type { PbxObject } from '@/lib/objects/contract';
import { permissionOf, type ObjectKind } from '@/lib/objects/kind';
import { getObject, listReferences } from '@/lib/objects/queries';

const WORDS = {
  copyOf: (name: string) => `${name.slice(0, 70)} (copy)`,
};

type Shown<Config extends object> = { scope: TenantScope; object: ObjectOf<Config> };

export type ObjectFormPagesOf<Config extends object, Choices extends object> = {
  kind: ObjectKind;
  words: ObjectWords;
  /** What a new one begins with, beside the defaults of its kind: fields that have none. */
  blank?: Partial<Config>;
  form: ObjectForm<Config, Choices>;
  /** What the form chooses from, beside the objects that its pickers find by themselves. */
  choices?: (scope: TenantScope) => Promise<Choices>;
  /** A card before its fields: how it stands now. */
  above?: (shown: Shown<Config>) => ReactNode;
  /** More cards on the page of one: its messages, its members' state. */
  below?: (shown: Shown<Config>) => ReactNode;
};

type NewProps = { searchParams: SearchParams };
type OneProps = { params: Promise<{ id: string }> };

/** What is stored has been checked by the kind's contract; its form speaks of the same fields. */
const asOwn = <Config extends object>(object: PbxObject) => object as PbxObject & ObjectOf<Config>;

async function newPage<Config extends object, Choices extends object>(
  pages: ObjectFormPagesOf<Config, Choices>,
  { searchParams }: NewProps,
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
        title={newOf(words.one)}
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
  pages: ObjectFormPagesOf<Config, Choices>,
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
  const route = { scope, kind: kind.kind, id };
  return (
    <>
      <PageHeader
        title={object.name}
        note={object.number}
        back={{ href: `/settings/${kind.path}`, label: words.many }}
        actions={<RouteActions {...route} name={object.name} dialed={object.number ?? null} />}
      />
      <RouteProblems {...route} />
      {pages.above?.({ scope, object })}
      <ObjectEditor<Config, Choices>
        key={`form ${object.id}`}
        words={words}
        object={object}
        form={pages.form}
        choices={choices}
        names={Object.values(names)}
        canWrite={canWrite}
      />
      {pages.below?.({ scope, object })}
      <ReferencesCard
        references={references.items}
        number={object.number ?? null}
        {...(words.used && { words: words.used })}
      />
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
  { choices }: ObjectFormPagesOf<Config, Choices>,
  scope: TenantScope,
): Promise<Choices> {
  return choices ? choices(scope) : ({} as Choices);
}

/** The two pages of a kind that hold its form: a new one, and one. */
export function objectFormPages<Config extends object, Choices extends object = object>(
  pages: ObjectFormPagesOf<Config, Choices>,
) {
  return {
    New: (props: NewProps) => newPage(pages, props),
    One: (props: OneProps) => onePage(pages, props),
  };
}
