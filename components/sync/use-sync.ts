'use client';

import { useEffect, useState } from 'react';
import { callApi } from '@/components/api-client';
import type { SYNC_KINDS, SyncState } from '@/lib/sync/contract';

export type SyncKind = (typeof SYNC_KINDS)[number];

/** Of what: one thing of a kind, or a setting that the PBX has once, which says so itself. */
export type SyncSubject = { kind: SyncKind; id: string } | { path: string };

type Answer = SyncState | { sync: SyncState };

function addressOf(subject: SyncSubject): string {
  return 'path' in subject ? subject.path : `/sync?${new URLSearchParams(subject)}`;
}

/** Quick while a person looks at the badge, then patient. */
const pauseMs = (asked: number) => (asked < 8 ? 250 : asked < 20 ? 1000 : 3000);

/**
 * Follows one change until every node has answered. `seen` tells whether the person watched it
 * become live here: only then is the time worth saying.
 */
export function useSync(subject: SyncSubject, initial: SyncState) {
  const address = addressOf(subject);
  const tenantId = 'kind' in subject && subject.kind === 'tenant' ? subject.id : null;
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
      const answer = await callApi<Answer>('GET', address, {
        signal: abort.signal,
        ...(tenantId === null ? {} : { tenantId }),
      }).catch(() => null);
      if (abort.signal.aborted) return;
      const next = answer && 'sync' in answer ? answer.sync : answer;
      if (next && next.revision >= sync.revision) setSync(next);
      setAsked((count) => count + 1);
    }, pauseMs(asked));
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [address, tenantId, sync, asked]);

  return { sync, seen: from.state === 'pending', isSlow: asked > 20 };
}
