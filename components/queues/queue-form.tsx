'use client';

import type { ObjectFormProps } from '@/components/objects/object-form';
import { AgentsCard } from '@/components/queues/agents-card';
import { ExtrasCard } from '@/components/queues/extras-card';
import { LeavingCard } from '@/components/queues/leaving-card';
import type { QueueValue } from '@/components/queues/queue-value';
import { RungCard, WaitingCard } from '@/components/queues/waiting-card';

/** A queue in the order in which it is thought of: who answers, what is heard, and what else. */
export function QueueForm(props: ObjectFormProps<QueueValue>) {
  return (
    <>
      <AgentsCard {...props} />
      <WaitingCard {...props} />
      <LeavingCard {...props} />
      <RungCard {...props} />
      <ExtrasCard {...props} />
    </>
  );
}
