'use client';

import { useAgentStates } from '@/components/agents/use-agent-states';
import type { ObjectNow } from '@/components/objects/object-list';
import { presenceWords } from '@/components/queues/queue-now-words';
import type { QueueValue } from '@/components/queues/queue-value';
import { Skeleton } from '@/components/ui/skeleton';
import { StatusDot } from '@/components/ui/status-dot';

/** Of a queue in the list: whether anybody is there to answer. */
export const QueueNow: ObjectNow<QueueValue> = ({ object: { members } }) => {
  const states = useAgentStates();
  if (members.length === 0 || states === null) return null;
  if (states === undefined) return <Skeleton className="w-20" />;
  const statuses = members.flatMap(({ agent }) => states.byAgent.get(agent)?.status ?? []);
  const isAnswered = statuses.includes('logged_in');
  return (
    <StatusDot tone={isAnswered ? 'success' : 'warning'} hollow={!isAnswered}>
      {presenceWords(statuses)}
    </StatusDot>
  );
};
