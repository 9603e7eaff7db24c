'use client';

import { useEffect } from 'react';
import {
  onCountWanted,
  publishCount,
  useCallbackCount,
} from '@/components/callbacks/callback-count';
import { usePolled } from '@/components/use-polled';
import type { CallbackCount } from '@/lib/callbacks/contract';

const SECONDS = 15;
const MARK = /^\(\d+\) /;

/** `(3) Calls`: seen on a tab that nobody looks at. Pages write their titles; this stands before them. */
function useCountInTitle(count: number): void {
  useEffect(() => {
    const write = () => {
      const bare = document.title.replace(MARK, '');
      const wanted = count > 0 ? `(${count}) ${bare}` : bare;
      if (document.title !== wanted) document.title = wanted;
    };
    write();
    const seen = new MutationObserver(write);
    seen.observe(document.head, { childList: true, subtree: true, characterData: true });
    return () => seen.disconnect();
  }, [count]);
}

/** Asks how many callers are to call back, for everything in the frame that shows it. */
export function CallbackWatch() {
  const [count, again] = usePolled<CallbackCount>('/callbacks/count', SECONDS);
  const open = useCallbackCount();
  useEffect(() => onCountWanted(again));
  useEffect(() => {
    if (count) publishCount(count.open);
  }, [count]);
  useCountInTitle(open);
  return null;
}
