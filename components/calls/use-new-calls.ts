'use client';

import { useEffect, useRef, useState } from 'react';
import { callApi } from '@/components/api-client';
import type { CallPage } from '@/components/calls/use-call-list';
import type { Call } from '@/lib/calls/contract';

const PAUSE_MS = 15_000;
const AT_ONCE = 100;
/** A call is told when it ends: one that began before the newest may come after it. */
const LOOK_BACK_MS = 10 * 60_000;

const startOf = (params: URLSearchParams) => Date.parse(params.get('from') ?? '') || 0;

/** Where new calls are asked for, or null when the period is over. Pure: `now` is given. */
export function newCallsPath(path: string, shown: readonly Call[], now: number): string | null {
  const [base = '', search = ''] = path.split('?');
  const params = new URLSearchParams(search);
  const to = params.get('to');
  if (to !== null && Date.parse(to) < now - LOOK_BACK_MS) return null;
  const newest = Date.parse(shown[0]?.startedAt ?? '') || now;
  params.set('from', new Date(Math.max(startOf(params), newest - LOOK_BACK_MS)).toISOString());
  params.set('limit', String(AT_ONCE));
  return `${base}?${params}`;
}

/** Calls that fit the filters and came after the list was shown; the list itself does not move. */
export function useNewCalls(path: string, shown: readonly Call[]) {
  const [news, setNews] = useState<readonly Call[]>([]);
  const latest = useRef({ path, shown });
  useEffect(() => {
    latest.current = { path, shown };
  });
  useEffect(() => {
    const abort = new AbortController();
    const ask = async () => {
      const { path: base, shown: known } = latest.current;
      const asked = newCallsPath(base, known, Date.now());
      if (asked === null || document.visibilityState !== 'visible') return;
      // The next time may be better; the list itself says what is wrong when it is used.
      const page = await callApi<CallPage>('GET', asked, { signal: abort.signal }).catch(
        () => null,
      );
      if (!page) return;
      const ids = new Set(latest.current.shown.map(({ id }) => id));
      setNews(page.items.filter(({ id }) => !ids.has(id)));
    };
    const timer = setInterval(() => void ask(), PAUSE_MS);
    const onVisible = () => void ask();
    document.addEventListener('visibilitychange', onVisible);
    return () => {
      abort.abort();
      clearInterval(timer);
      document.removeEventListener('visibilitychange', onVisible);
    };
  }, []);
  return {
    news,
    isMany: news.length >= AT_ONCE,
    take: () => {
      setNews([]);
      return news;
    },
  };
}
