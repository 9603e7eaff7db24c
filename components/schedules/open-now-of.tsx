'use client';

import { useEffect, useState } from 'react';
import { callApi } from '@/components/api-client';
import { OpenNow } from '@/components/schedules/open-now';
import type { ScheduleNow } from '@/lib/schedules/contract';

type Asked = { id: string; now: ScheduleNow };

/** The same of a schedule that is only known by its id: beside a field that picks one. */
export function OpenNowOf({ id }: { id: string }) {
  const [asked, setAsked] = useState<Asked | null>(null);
  useEffect(() => {
    const abort = new AbortController();
    // Without an answer nothing is said: the field says itself what is wrong with the id.
    callApi<{ now: ScheduleNow }>('GET', `/schedules/${id}`, { signal: abort.signal }).then(
      ({ now }) => setAsked({ id, now }),
      () => undefined,
    );
    return () => abort.abort();
  }, [id]);
  return asked?.id === id ? <OpenNow now={asked.now} withUntil /> : null;
}
