'use client';

import { useState } from 'react';
import { asApiError, callApi } from '@/components/api-client';
import { usePolled } from '@/components/use-polled';
import type { ConferenceLive, ControlConference } from '@/lib/conferences/live-contract';

const EVERY_SECONDS = 3;

/** Who is in a room, asked again while somebody looks, and a way to tell the room something. */
export function useConferenceLive(id: string) {
  const [live, again] = usePolled<ConferenceLive>(`/conferences/${id}/live`, EVERY_SECONDS);
  const [failure, setFailure] = useState<string | null>(null);
  const tell = async (order: ControlConference): Promise<void> => {
    setFailure(null);
    try {
      await callApi<ConferenceLive>('POST', `/conferences/${id}/control`, { body: order });
    } catch (error) {
      setFailure(asApiError(error).message);
    }
    again();
  };
  return { live, failure, tell };
}
