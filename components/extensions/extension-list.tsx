'use client';

import dynamic from 'next/dynamic';
import { useState } from 'react';
import { ExtensionRow } from '@/components/extensions/extension-row';
import { plural } from '@/components/format';
import { ListTable, type Column } from '@/components/list/list-table';
import { Button } from '@/components/ui/button';
import { SaveBar } from '@/components/ui/save-bar';
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
  shown: (count: number) => `${plural(count, 'extension', 'extensions')} shown`,
  selected: (count: number) => `${count} selected`,
  edit: 'Change…',
  clear: 'Select none',
  changed: (count: number) => `${plural(count, 'extension', 'extensions')} changed.`,
};

const COLUMNS: readonly Column[] = [
  'Number',
  'Name',
  { label: 'E-mail', className: 'hidden lg:table-cell' },
  'Phones',
  { label: 'Rings for', className: 'hidden text-right lg:table-cell' },
  'Configuration',
];

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

  const show = (changed: Extension[]) => {
    const byId = new Map(changed.map((extension) => [extension.id, extension]));
    list.setItems((items) => items.map((item) => byId.get(item.id) ?? item));
    selection.clear();
    toast(WORDS.changed(changed.length));
  };

  return (
    <>
      <ListTable
        label={WORDS.table}
        columns={COLUMNS}
        list={list}
        selection={canWrite ? selection : undefined}
        shown={WORDS.shown}
        row={(extension) => (
          <ExtensionRow
            key={extension.id}
            extension={extension}
            isSelected={selection.has(extension.id)}
            onToggle={canWrite ? () => selection.toggle(extension.id) : undefined}
          />
        )}
      />
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
