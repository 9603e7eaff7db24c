'use client';

import { useEffect, useState } from 'react';
import { ApiError, callApi } from '@/components/api-client';
import type { ConferenceLive, ControlConference } from '@/lib/conferences/live-contract';

const EVERY_MS = 3000;

/** undefined: not known yet; null: nobody can be asked now. */
export type LiveState = ConferenceLive | null | undefined;

/** Who is in a room, asked again while the page is seen, and a way to tell the room something. */
export function useConferenceLive(id: string) {
  const [live, setLive] = useState<LiveState>();
  const [failure, setFailure] = useState<string | null>(null);
  useEffect(() => {
    const stop = new AbortController();
    const look = async (): Promise<void> => {
      if (document.hidden) return;
      try {
        const { signal } = stop;
        setLive(await callApi<ConferenceLive>('GET', `/conferences/${id}/live`, { signal }));
      } catch {
        if (!stop.signal.aborted) setLive(null);
      }
    };
    void look();
    const timer = setInterval(() => void look(), EVERY_MS);
    return () => {
      clearInterval(timer);
      stop.abort();
    };
  }, [id]);
  const tell = async (order: ControlConference): Promise<void> => {
    setFailure(null);
    try {
      const body = order;
      setLive(await callApi<ConferenceLive>('POST', `/conferences/${id}/control`, { body }));
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      setFailure(error.message);
    }
  };
  return { live, failure, tell };
}
