'use client';

import dynamic from 'next/dynamic';
import { useRef, useState } from 'react';
import { CallRow } from '@/components/calls/call-row';
import { useRowKeys } from '@/components/calls/use-row-keys';
import { plural } from '@/components/format';
import { Kbd } from '@/components/ui/kbd';
import { LoadMore } from '@/components/ui/load-more';
import { HeadCell, Table, TableBody, TableHead } from '@/components/ui/table';
import { useKeysetList, type Page } from '@/components/use-keyset-list';
import type { Call } from '@/lib/calls/contract';

const CallSheet = dynamic(
  () => import('@/components/calls/call-sheet').then((module) => module.CallSheet),
  { ssr: false },
);

const WORDS = {
  table: 'Call log',
  time: (zone: string) => `Time (${zone})`,
  direction: 'Direction',
  from: 'From',
  to: 'To',
  result: 'Result',
  wait: 'Waited',
  talk: 'Talked',
  more: 'Show earlier calls',
  shown: (count: number) => `${plural(count, 'call', 'calls')} shown`,
  keys: 'to move,',
  enter: 'to open',
};

type CallTableProps = {
  first: Page<Call>;
  path: string;
  timeZone: string;
  /** Named by the address: shown at once, wherever it is in the list. */
  opened: Call | null;
  /** Whether this person may put callers on the block list. */
  canBlock: boolean;
  canListen: boolean;
};

export function CallTable({ first, path, timeZone, opened: named, ...may }: CallTableProps) {
  const list = useKeysetList(first, path);
  const [at, setAt] = useState(-1);
  const [openId, setOpenId] = useState<string | null>(named?.id ?? null);
  const body = useRef<HTMLTableSectionElement>(null);
  const opened =
    list.items.find((call) => call.id === openId) ?? (named?.id === openId ? named : null);

  const focus = (index: number) => {
    setAt(index);
    const row = body.current?.rows[index];
    row?.querySelector('button')?.focus({ preventScroll: true });
    row?.scrollIntoView({ block: 'nearest' });
  };

  useRowKeys({
    move: (by) => {
      const next = Math.min(list.items.length - 1, Math.max(0, at + by));
      focus(next);
      if (openId) setOpenId(list.items[next]?.id ?? null);
    },
    open: () => setOpenId(list.items[at]?.id ?? null),
  });

  return (
    <div className="rounded-lg border bg-card">
      <Table label={WORDS.table}>
        <TableHead>
          <tr>
            <HeadCell>{WORDS.time(timeZone)}</HeadCell>
            <HeadCell className="hidden sm:table-cell">{WORDS.direction}</HeadCell>
            <HeadCell>{WORDS.from}</HeadCell>
            <HeadCell className="hidden sm:table-cell">{WORDS.to}</HeadCell>
            <HeadCell className="hidden sm:table-cell">{WORDS.result}</HeadCell>
            <HeadCell className="hidden text-right md:table-cell">{WORDS.wait}</HeadCell>
            <HeadCell className="text-right">{WORDS.talk}</HeadCell>
          </tr>
        </TableHead>
        <TableBody ref={body}>
          {list.items.map((call, index) => (
            <CallRow
              key={call.id}
              call={call}
              timeZone={timeZone}
              isCurrent={call.id === openId}
              onFocus={() => setAt(index)}
              onOpen={() => setOpenId(call.id)}
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
            <span className="hidden items-center gap-1 md:flex">
              · <Kbd>j</Kbd> <Kbd>k</Kbd> {WORDS.keys} <Kbd>Enter</Kbd> {WORDS.enter}
            </span>
          </span>
        }
        onLoadMore={list.loadMore}
      />
      {opened ? (
        <CallSheet
          call={opened}
          timeZone={timeZone}
          {...may}
          onClose={() => {
            setOpenId(null);
            focus(at);
          }}
        />
      ) : null}
    </div>
  );
}
