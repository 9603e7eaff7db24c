'use client';

import dynamic from 'next/dynamic';
import { useRouter } from 'next/navigation';
import { useMemo, useState, type ReactNode } from 'react';
import { ListEnd } from '@/components/calls/list-end';
import { NewCallsButton } from '@/components/calls/new-calls-button';
import { CallRows } from '@/components/calls/call-rows';
import { useCallList, type CallPage } from '@/components/calls/use-call-list';
import { useNewCalls } from '@/components/calls/use-new-calls';
import { useOpenedCall } from '@/components/calls/use-opened-call';
import { useRowKeys } from '@/components/calls/use-row-keys';
import { HeadCell, Table, TableHead } from '@/components/ui/table';
import type { CallTag } from '@/lib/call-notes/contract';

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
};

/** What this person may do with a call. */
export type CallRights = {
  /** Put callers on the block list. */
  canBlock: boolean;
  canListen: boolean;
  /** Notes and tags. */
  canWrite: boolean;
};

type CallTableProps = CallRights & {
  first: CallPage;
  path: string;
  timeZone: string;
  tags: readonly CallTag[];
  /** Shown when there is no call. */
  empty: ReactNode;
};

function Head({ timeZone }: { timeZone: string }) {
  return (
    <TableHead>
      <tr aria-rowindex={1}>
        <HeadCell className="sm:w-48">{WORDS.time(timeZone)}</HeadCell>
        <HeadCell className="hidden w-28 sm:table-cell">{WORDS.direction}</HeadCell>
        <HeadCell>{WORDS.from}</HeadCell>
        <HeadCell className="hidden w-36 sm:table-cell">{WORDS.to}</HeadCell>
        <HeadCell className="hidden w-56 sm:table-cell">{WORDS.result}</HeadCell>
        <HeadCell className="hidden w-20 text-right md:table-cell">{WORDS.wait}</HeadCell>
        <HeadCell className="hidden w-20 text-right sm:table-cell">{WORDS.talk}</HeadCell>
      </tr>
    </TableHead>
  );
}

export function CallTable({ first, path, timeZone, tags, empty, ...rights }: CallTableProps) {
  const router = useRouter();
  const list = useCallList(first, path);
  const fresh = useNewCalls(path, list.items);
  const { openId, open } = useOpenedCall();
  const [at, setAt] = useState(-1);
  const [wanted, setWanted] = useState<{ index: number } | null>(null);
  const [known, setKnown] = useState(tags);
  const names = useMemo(() => new Map(known.map(({ id, name }) => [id, name])), [known]);

  const focus = (index: number) => {
    setAt(index);
    setWanted({ index });
  };
  const showNew = () => {
    if (fresh.isMany) router.refresh();
    list.add(fresh.take());
    focus(0);
  };
  useRowKeys({
    move: (by) => {
      const next = Math.min(list.items.length - 1, Math.max(0, at + by));
      if (next < 0) return;
      focus(next);
      if (openId) open(list.items[next]?.id ?? null);
    },
    open: () => open(list.items[at]?.id ?? null),
  });

  const isEmpty = list.items.length === 0 && !list.hasMore;
  return (
    <div className="grid grid-cols-[minmax(0,1fr)]">
      <NewCallsButton count={fresh.news.length} isMany={fresh.isMany} onShow={showNew} />
      <div className="rounded-lg border bg-card">
        {isEmpty ? (
          empty
        ) : (
          <>
            <Table label={WORDS.table} className="sm:table-fixed" aria-rowcount={-1}>
              <Head timeZone={timeZone} />
              <CallRows
                calls={list.items}
                tags={names}
                onFocus={setAt}
                onOpen={open}
                {...{ timeZone, openId, wanted }}
              />
            </Table>
            <ListEnd list={list} timeZone={timeZone} />
          </>
        )}
      </div>
      {openId ? (
        <CallSheet
          id={openId}
          row={list.items.find(({ id }) => id === openId) ?? null}
          timeZone={timeZone}
          tags={known}
          rights={rights}
          onTagged={(call, all) => {
            setKnown(all);
            list.replace(call);
          }}
          onClose={() => {
            open(null);
            if (at >= 0) focus(at);
          }}
        />
      ) : null}
    </div>
  );
}
