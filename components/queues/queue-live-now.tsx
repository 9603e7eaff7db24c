'use client';

import { useEffect, useState } from 'react';
import { QueueLiveSkeleton, type QueueLiveProps } from '@/components/queues/queue-live-skeleton';

const load = () => import('@/components/queues/queue-live-card');

type Loaded = Awaited<ReturnType<typeof load>>;

/** What is only known in the browser is also only loaded there, after the form. */
export function QueueLiveNow(props: QueueLiveProps) {
  const [loaded, setLoaded] = useState<Loaded>();
  useEffect(() => {
    // Without it the rest of the page works; the next visit tries again.
    load().then(setLoaded, () => undefined);
  }, []);
  return loaded ? <loaded.QueueLiveCard {...props} /> : <QueueLiveSkeleton agents={props.agents} />;
}
