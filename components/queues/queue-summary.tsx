'use client';

import { plural } from '@/components/format';
import type { ObjectOf } from '@/components/objects/object-form';
import type { QueueValue } from '@/components/queues/queue-value';
import { strategyLabel } from '@/components/queues/strategy-words';

const WORDS = {
  nobody: 'Nobody',
  who: (count: number, how: string) => `${plural(count, 'agent', 'agents')}, ${how.toLowerCase()}`,
};

/** How many agents, and who is asked first. */
export function QueueSummary({ object: { members, strategy } }: { object: ObjectOf<QueueValue> }) {
  if (members.length === 0) return WORDS.nobody;
  return WORDS.who(members.length, strategyLabel(strategy));
}
