import type { Metadata } from 'next';
import { objectListPage } from '@/app/(cabinet)/settings/object-list-page';
import { QueueNow } from '@/components/queues/queue-now';
import { QueueSummary } from '@/components/queues/queue-summary';
import { QUEUE_WORDS } from '@/components/queues/queue-words';
import { queue } from '@/lib/queues/contract';

export const metadata: Metadata = { title: QUEUE_WORDS.many };

export default objectListPage({
  kind: queue,
  words: QUEUE_WORDS,
  summary: QueueSummary,
  now: { cell: QueueNow, permission: 'agents:write' },
});
