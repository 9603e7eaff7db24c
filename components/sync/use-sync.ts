'use client';

import { useEffect, useState } from 'react';
import { callApi } from '@/components/api-client';
import type { SYNC_KINDS, SyncState } from '@/lib/sync/contract';

export type SyncKind = (typeof SYNC_KINDS)[number];

/** Quick while a person looks at the badge, then patient. */
const pauseMs = (asked: number) => (asked < 8 ? 250 : asked < 20 ? 1000 : 3000);

/**
 * Follows one change until every node has answered. `seen` tells whether the person watched it
 * become live here: only then is the time worth saying.
 */
export function useSync(kind: SyncKind, id: string, initial: SyncState) {
  const [sync, setSync] = useState(initial);
  const [from, setFrom] = useState(initial);
  const [asked, setAsked] = useState(0);

  if (from !== initial && (from.revision !== initial.revision || from.state !== initial.state)) {
    setFrom(initial);
    setSync(initial);
    setAsked(0);
  }

  useEffect(() => {
    if (sync.state !== 'pending') return undefined;
    const abort = new AbortController();
    const timer = setTimeout(async () => {
      const query = new URLSearchParams({ kind, id });
      const next = await callApi<SyncState>('GET', `/sync?${query}`, {
        signal: abort.signal,
        ...(kind === 'tenant' ? { tenantId: id } : {}),
      }).catch(() => null);
      if (abort.signal.aborted) return;
      if (next && next.revision >= sync.revision) setSync(next);
      setAsked((count) => count + 1);
    }, pauseMs(asked));
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [kind, id, sync, asked]);

  return { sync, seen: from.state === 'pending', isSlow: asked > 20 };
}
