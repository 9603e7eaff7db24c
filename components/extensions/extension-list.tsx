'use client';

import dynamic from 'next/dynamic';
import { useState } from 'react';
import { ExtensionRow } from '@/components/extensions/extension-row';
import { plural } from '@/components/format';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { LoadMore } from '@/components/ui/load-more';
import { SaveBar } from '@/components/ui/save-bar';
import { HeadCell, Table, TableBody, TableHead } from '@/components/ui/table';
import { toast } from '@/components/ui/toast';
import { useKeysetList, type Page } from '@/components/use-keyset-list';
import { useSelection } from '@/components/use-selection';
import type { Extension } from '@/lib/extensions/contract';

const BulkEditDialog = dynamic(
  () => import('@/components/extensions/bulk-edit-dialog').then((module) => module.BulkEditDialog),
  { ssr: false },
);

const WORDS = {
  table: 'Extensions',
  columns: ['Number', 'Name', 'Phones', 'Rings for', 'Configuration'],
  email: 'E-mail',
  selectAll: 'Select all shown',
  more: 'Show more',
  shown: (count: number) => `${plural(count, 'extension', 'extensions')} shown`,
  selected: (count: number) => `${count} selected`,
  edit: 'Change…',
  clear: 'Select none',
  changed: (count: number) => `${plural(count, 'extension', 'extensions')} changed.`,
};

type ExtensionListProps = {
  first: Page<Extension>;
  /** The list's address in the API, with its filters. */
  path: string;
  canWrite: boolean;
};

export function ExtensionList({ first, path, canWrite }: ExtensionListProps) {
  const list = useKeysetList(first, path);
  const selection = useSelection(list.items);
  const [isEditing, setEditing] = useState(false);
  const [number, name, phones, rings, configuration] = WORDS.columns;

  const show = (changed: Extension[]) => {
    const byId = new Map(changed.map((extension) => [extension.id, extension]));
    list.setItems((items) => items.map((item) => byId.get(item.id) ?? item));
    selection.clear();
    toast(WORDS.changed(changed.length));
  };

  return (
    <>
      <div className="rounded-lg border bg-card">
        <Table label={WORDS.table}>
          <TableHead>
            <tr>
              {canWrite ? (
                <HeadCell className="w-8 pr-0">
                  <Checkbox
                    aria-label={WORDS.selectAll}
                    checked={selection.hasAll}
                    indeterminate={selection.selected.length > 0 && !selection.hasAll}
                    onChange={selection.toggleAll}
                  />
                </HeadCell>
              ) : null}
              <HeadCell>{number}</HeadCell>
              <HeadCell>{name}</HeadCell>
              <HeadCell className="hidden lg:table-cell">{WORDS.email}</HeadCell>
              <HeadCell>{phones}</HeadCell>
              <HeadCell className="hidden text-right lg:table-cell">{rings}</HeadCell>
              <HeadCell>{configuration}</HeadCell>
            </tr>
          </TableHead>
          <TableBody>
            {list.items.map((extension) => (
              <ExtensionRow
                key={extension.id}
                extension={extension}
                isSelected={selection.has(extension.id)}
                onToggle={canWrite ? () => selection.toggle(extension.id) : undefined}
              />
            ))}
          </TableBody>
        </Table>
        <LoadMore
          hasMore={list.nextCursor !== null}
          busy={list.busy}
          error={list.error}
          label={WORDS.more}
          note={WORDS.shown(list.items.length)}
          onLoadMore={list.loadMore}
        />
      </div>
      <SaveBar
        open={selection.selected.length > 0}
        message={WORDS.selected(selection.selected.length)}
      >
        <Button size="sm" variant="ghost" onClick={selection.clear}>
          {WORDS.clear}
        </Button>
        <Button size="sm" variant="primary" onClick={() => setEditing(true)}>
          {WORDS.edit}
        </Button>
      </SaveBar>
      {isEditing ? (
        <BulkEditDialog
          open
          extensions={selection.selected}
          onOpenChange={setEditing}
          onDone={show}
        />
      ) : null}
    </>
  );
}
