'use client';

import { useEffect, useState } from 'react';
import { callApi } from '@/components/api-client';
import { OpenNow } from '@/components/schedules/open-now';
import type { ScheduleNow } from '@/lib/schedules/contract';

const KEPT_MS = 30_000;

type Answer = { now: ScheduleNow };
const asked = new Map<string, { at: number; answer: Promise<Answer> }>();

/** One question for all places of a page that show the same schedule. */
function nowOf(id: string): Promise<Answer> {
  const kept = asked.get(id);
  if (kept && Date.now() - kept.at < KEPT_MS) return kept.answer;
  const answer = callApi<Answer>('GET', `/schedules/${id}`);
  asked.set(id, { at: Date.now(), answer });
  answer.catch(() => asked.delete(id));
  return answer;
}

/** The same of a schedule that is only known by its id: beside a field that picks one. */
export function OpenNowOf({ id }: { id: string }) {
  const [found, setFound] = useState<{ id: string; now: ScheduleNow } | null>(null);
  useEffect(() => {
    let isWanted = true;
    nowOf(id).then(
      ({ now }) => (isWanted ? setFound({ id, now }) : undefined),
      // Without an answer nothing is said: the field says itself what is wrong with the id.
      () => undefined,
    );
    return () => {
      isWanted = false;
    };
  }, [id]);
  // Its place is kept, so that nothing moves when the answer comes.
  return (
    <span className="min-h-4.5 text-table">
      {found?.id === id ? <OpenNow now={found.now} withUntil /> : null}
    </span>
  );
}
