'use client';

import Link from 'next/link';
import type { ComponentType } from 'react';
import { plural } from '@/components/format';
import { ListTable, type Column } from '@/components/list/list-table';
import { ObjectActions } from '@/components/objects/object-actions';
import type { ObjectOf, ObjectWords } from '@/components/objects/object-form';
import { TargetNamesProvider, type Named } from '@/components/objects/target-names';
import { SyncBadge } from '@/components/sync/sync-badge';
import { Badge } from '@/components/ui/badge';
import { Cell, Row } from '@/components/ui/table';
import { useKeysetList, type Page } from '@/components/use-keyset-list';

const WORDS = {
  name: 'Name',
  number: 'Number',
  configuration: 'Configuration',
  disabled: 'Disabled',
};

/** What a list says of each object in a column of its own. */
export type ObjectSummary<Config extends object> = ComponentType<{ object: ObjectOf<Config> }>;

/** How each one stands at the moment; whoever `canAct` may change it there. */
export type ObjectNow<Config extends object> = ComponentType<{
  object: ObjectOf<Config>;
  canAct: boolean;
}>;

type ObjectListProps<Config extends object> = {
  words: ObjectWords;
  first: Page<ObjectOf<Config>>;
  /** The list's address in the API, with its filters. */
  path: string;
  names: readonly Named[];
  canWrite: boolean;
  summary?: ObjectSummary<Config> | undefined;
  now?: ObjectNow<Config> | undefined;
  canAct?: boolean;
};

/** Every list of objects: name, number, what its kind says of it, and whether it is live. */
export function ObjectList<Config extends object>(props: ObjectListProps<Config>) {
  const { words, canWrite, canAct = false, summary: Summary, now: Now } = props;
  const list = useKeysetList(props.first, props.path);
  const isNumbered = words.numberHint !== null;
  const columns: Column[] = [
    WORDS.name,
    ...(isNumbered ? [WORDS.number] : []),
    ...(Summary ? [words.summary ?? ''] : []),
    ...(Now ? [words.now ?? ''] : []),
    WORDS.configuration,
  ];
  return (
    <TargetNamesProvider known={props.names}>
      <ListTable
        label={words.many}
        columns={columns}
        list={list}
        hasActions={canWrite}
        shown={(count) => `${plural(count, words.one, words.many).toLowerCase()} shown`}
        row={(object) => (
          <Row key={object.id}>
            <Cell className="max-w-56">
              <span className="flex items-center gap-2">
                <Link
                  href={`/settings/${words.path}/${object.id}`}
                  className="block truncate rounded-sm font-medium hover:underline"
                >
                  {object.name}
                </Link>
                {object.enabled ? null : <Badge>{WORDS.disabled}</Badge>}
              </span>
            </Cell>
            {isNumbered ? <Cell>{object.number}</Cell> : null}
            {Summary ? (
              <Cell className="max-w-80">
                <Summary object={object} />
              </Cell>
            ) : null}
            {Now ? (
              <Cell>
                <Now object={object} canAct={canAct} />
              </Cell>
            ) : null}
            <Cell>
              <SyncBadge kind="object" id={object.id} sync={object.sync} />
            </Cell>
            {canWrite ? (
              <Cell className="text-right">
                <ObjectActions words={words} object={object} />
              </Cell>
            ) : null}
          </Row>
        )}
      />
    </TargetNamesProvider>
  );
}
