'use client';

import { useRef, useState } from 'react';
import { CallbackRow } from '@/components/callbacks/callback-row';
import { useRowKeys } from '@/components/calls/use-row-keys';
import { plural } from '@/components/format';
import { RefreshWhileVisible } from '@/components/refresh-while-visible';
import { Kbd } from '@/components/ui/kbd';
import { LoadMore } from '@/components/ui/load-more';
import { HeadCell, Table, TableBody, TableHead } from '@/components/ui/table';
import { useKeysetList, type Page } from '@/components/use-keyset-list';
import type { Callback } from '@/lib/callbacks/contract';

const WORDS = {
  table: 'To call back',
  caller: 'Caller',
  tries: 'Tries',
  last: (zone: string) => `Last try (${zone})`,
  through: 'Through',
  holder: 'Who is on it',
  how: 'How',
  actions: 'Actions',
  more: 'Show more',
  shown: (count: number) => `${plural(count, 'caller', 'callers')} shown`,
  toMove: 'to move,',
  toTake: 'to take,',
  whenDone: 'when done,',
  toCopy: 'to copy',
};

const REFRESH_SECONDS = 15;

type CallbackTableProps = {
  first: Page<Callback>;
  /** The list's address in the API, with its filters. */
  path: string;
  timeZone: string;
  canWrite: boolean;
  isDone: boolean;
};

function Keys() {
  return (
    <span className="hidden items-center gap-1 md:flex">
      · <Kbd>j</Kbd> <Kbd>k</Kbd> {WORDS.toMove} <Kbd>t</Kbd> {WORDS.toTake} <Kbd>d</Kbd>{' '}
      {WORDS.whenDone} <Kbd>c</Kbd> {WORDS.toCopy}
    </span>
  );
}

export function CallbackTable({ first, path, timeZone, canWrite, isDone }: CallbackTableProps) {
  const list = useKeysetList(first, path);
  const [at, setAt] = useState(-1);
  const body = useRef<HTMLTableSectionElement>(null);

  const change = (row: Callback) =>
    list.setItems((items) => items.map((item) => (item.id === row.id ? row : item)));

  useRowKeys({
    move: (by) => {
      const next = Math.min(list.items.length - 1, Math.max(0, at + by));
      setAt(next);
      const row = body.current?.rows[next];
      row?.querySelector<HTMLElement>('[data-row-link]')?.focus({ preventScroll: true });
      row?.scrollIntoView({ block: 'nearest' });
    },
    open: () => undefined,
  });

  return (
    <div className="rounded-lg border bg-card">
      {/* Who has asked for more pages keeps them. */}
      {list.items.length <= first.items.length ? (
        <RefreshWhileVisible seconds={REFRESH_SECONDS} />
      ) : null}
      <Table label={WORDS.table}>
        <TableHead>
          <tr>
            <HeadCell>{WORDS.caller}</HeadCell>
            <HeadCell className="hidden text-right sm:table-cell">{WORDS.tries}</HeadCell>
            <HeadCell className="hidden sm:table-cell">{WORDS.last(timeZone)}</HeadCell>
            <HeadCell className="hidden lg:table-cell">{WORDS.through}</HeadCell>
            <HeadCell className="hidden sm:table-cell">
              {isDone ? WORDS.how : WORDS.holder}
            </HeadCell>
            <HeadCell>
              <span className="sr-only">{WORDS.actions}</span>
            </HeadCell>
          </tr>
        </TableHead>
        <TableBody ref={body}>
          {list.items.map((callback, index) => (
            <CallbackRow
              key={callback.id}
              callback={callback}
              timeZone={timeZone}
              canWrite={canWrite}
              onChanged={change}
              onFocus={() => setAt(index)}
            />
          ))}
        </TableBody>
      </Table>
      <LoadMore
        hasMore={list.nextCursor !== null}
        busy={list.busy}
        error={list.error}
        label={WORDS.more}
        note={
          <span className="flex flex-wrap items-center gap-1">
            {WORDS.shown(list.items.length)}
            <Keys />
          </span>
        }
        onLoadMore={list.loadMore}
      />
    </div>
  );
}
