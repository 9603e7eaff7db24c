'use client';

import { useEffect, useState } from 'react';
import { callApi } from '@/components/api-client';

/** undefined: not asked yet; null: it did not answer. */
export type Polled<T> = T | null | undefined;

/** What the API answers to a GET, asked again while somebody looks, and when `again` is called. */
export function usePolled<T>(path: string, seconds: number): [Polled<T>, again: () => void] {
  const [answer, setAnswer] = useState<Polled<T>>();
  const [asked, setAsked] = useState(0);
  useEffect(() => {
    const abort = new AbortController();
    const ask = () => {
      if (document.visibilityState !== 'visible') return;
      callApi<T>('GET', path, { signal: abort.signal }).then(setAnswer, () => {
        if (!abort.signal.aborted) setAnswer(null);
      });
    };
    ask();
    const timer = setInterval(ask, seconds * 1000);
    document.addEventListener('visibilitychange', ask);
    return () => {
      abort.abort();
      clearInterval(timer);
      document.removeEventListener('visibilitychange', ask);
    };
  }, [path, seconds, asked]);
  return [answer, () => setAsked((times) => times + 1)];
}
