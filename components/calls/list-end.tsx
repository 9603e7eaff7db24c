'use client';

import { useEffect, useRef } from 'react';
import type { useCallList } from '@/components/calls/use-call-list';
import { formatDateTime, plural } from '@/components/format';
import { Kbd } from '@/components/ui/kbd';
import { LoadMore } from '@/components/ui/load-more';

const WORDS = {
  more: 'Show earlier calls',
  further: 'Search further back',
  again: 'Try again',
  shown: (count: number) => `${plural(count, 'call', 'calls')} shown`,
  searched: (time: string) => `searched back to ${time}`,
  keys: 'to move,',
  enter: 'to open',
};

/** The next calls are asked for before somebody reaches the end. */
const AHEAD = '1200px';

type ListEndProps = { list: ReturnType<typeof useCallList>; timeZone: string };

/** The list goes on by itself while its end is near; the button is for everybody else. */
export function ListEnd({ list, timeZone }: ListEndProps) {
  const end = useRef<HTMLDivElement>(null);
  const more = useRef(list.loadMore);
  useEffect(() => {
    more.current = list.loadMore;
  });
  const { mayGoOn, place, busy } = list;
  useEffect(() => {
    if (!mayGoOn || busy || !end.current) return undefined;
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting) void more.current();
      },
      { rootMargin: AHEAD },
    );
    observer.observe(end.current);
    return () => observer.disconnect();
  }, [mayGoOn, place, busy]);

  const paused = list.hasMore && !mayGoOn;
  const label = list.error ? WORDS.again : paused ? WORDS.further : WORDS.more;
  return (
    <div ref={end}>
      <LoadMore
        hasMore={list.hasMore}
        busy={busy}
        error={list.error}
        label={label}
        note={
          <span className="flex flex-wrap items-center gap-1">
            {WORDS.shown(list.items.length)}
            {list.hasMore && list.searchedTo
              ? `, ${WORDS.searched(formatDateTime(list.searchedTo, timeZone))}`
              : null}
            <span className="hidden items-center gap-1 md:flex">
              · <Kbd>j</Kbd> <Kbd>k</Kbd> {WORDS.keys} <Kbd>Enter</Kbd> {WORDS.enter}
            </span>
          </span>
        }
        onLoadMore={() => void list.loadMore()}
      />
    </div>
  );
}
