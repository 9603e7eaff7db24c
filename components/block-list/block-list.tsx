'use client';

import dynamic from 'next/dynamic';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { asApiError, callApi } from '@/components/api-client';
import { BlockRow, type BlockAct } from '@/components/block-list/block-row';
import { blockedWords } from '@/components/block-list/block-words';
import { formatCount, plural } from '@/components/format';
import { ListTable, type Column } from '@/components/list/list-table';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { SaveBar } from '@/components/ui/save-bar';
import { toast } from '@/components/ui/toast';
import { useKeysetList, type Page } from '@/components/use-keyset-list';
import { useSelection } from '@/components/use-selection';
import type { BlockEntry } from '@/lib/block-list/contract';

const NoteDialog = dynamic(
  () => import('@/components/block-list/note-dialog').then((module) => module.NoteDialog),
  { ssr: false },
);

const WORDS = {
  table: 'Block list',
  blocked: 'Who is blocked',
  kind: 'Kind',
  note: 'Note',
  by: (zone: string) => `Blocked by, when (${zone.replaceAll('_', ' ')})`,
  shown: (count: number) => `${plural(count, 'entry', 'entries')} shown`,
  selected: (count: number) => `${formatCount(count)} selected`,
  clear: 'Select none',
  allow: 'Let them call again',
  allowOne: 'Let it call again',
  cancel: 'Cancel',
  title: (entries: readonly BlockEntry[]) =>
    entries[0] && entries.length === 1
      ? `Let ${blockedWords(entries[0])} call again?`
      : `Let ${plural(entries.length, 'entry', 'entries')} call again?`,
  text: 'They reach you from the next call on. Notes are lost.',
  done: (count: number) => `${plural(count, 'entry was', 'entries were')} removed.`,
};

const columnsOf = (timeZone: string): readonly Column[] => [
  WORDS.blocked,
  { label: WORDS.kind, className: 'hidden sm:table-cell' },
  WORDS.note,
  { label: WORDS.by(timeZone), className: 'hidden md:table-cell' },
];

type BlockListProps = {
  first: Page<BlockEntry>;
  /** The list's address in the API, with its filters. */
  path: string;
  timeZone: string;
  canWrite: boolean;
};

export function BlockList({ first, path, timeZone, canWrite }: BlockListProps) {
  const router = useRouter();
  const list = useKeysetList(first, path);
  const selection = useSelection(list.items);
  const [leaving, setLeaving] = useState<readonly BlockEntry[]>([]);
  const [noting, setNoting] = useState<BlockEntry | null>(null);
  const [error, setError] = useState<string | null>(null);

  const remove = async () => {
    setError(null);
    try {
      const body = { ids: leaving.map(({ id }) => id) };
      const { removed } = await callApi<{ removed: number }>('POST', '/block-list/remove', {
        body,
      });
      setLeaving([]);
      selection.clear();
      toast(WORDS.done(removed));
      router.refresh();
    } catch (thrown) {
      setError(asApiError(thrown).message);
    }
  };

  const act = (entry: BlockEntry, action: BlockAct) => {
    if (action === 'note') setNoting(entry);
    else setLeaving([entry]);
  };

  return (
    <>
      <ListTable
        label={WORDS.table}
        columns={columnsOf(timeZone)}
        list={list}
        selection={canWrite ? selection : undefined}
        hasActions={canWrite}
        shown={WORDS.shown}
        row={(entry) => (
          <BlockRow
            key={entry.id}
            entry={entry}
            timeZone={timeZone}
            isSelected={selection.has(entry.id)}
            onToggle={() => selection.toggle(entry.id)}
            onAct={canWrite ? (action) => act(entry, action) : undefined}
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
        <Button size="sm" variant="danger" onClick={() => setLeaving(selection.selected)}>
          {WORDS.allow}
        </Button>
      </SaveBar>
      <ConfirmDialog
        open={leaving.length > 0}
        onOpenChange={() => setLeaving([])}
        title={WORDS.title(leaving)}
        description={WORDS.text}
        confirmLabel={leaving.length === 1 ? WORDS.allowOne : WORDS.allow}
        cancelLabel={WORDS.cancel}
        danger
        error={error}
        onConfirm={remove}
      />
      {noting ? <NoteDialog entry={noting} onClose={() => setNoting(null)} /> : null}
    </>
  );
}
