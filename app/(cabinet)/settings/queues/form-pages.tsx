import { objectFormPages } from '@/app/(cabinet)/settings/object-form-pages';
import { QueueForm } from '@/components/queues/queue-form';
import { QueueLiveNow } from '@/components/queues/queue-live-now';
import type { QueueValue } from '@/components/queues/queue-value';
import { QUEUE_WORDS } from '@/components/queues/queue-words';
import { queue } from '@/lib/queues/contract';

export const QUEUE_FORM_PAGES = objectFormPages<QueueValue>({
  kind: queue,
  words: QUEUE_WORDS,
  form: QueueForm,
  above: ({ scope, object: { id, members } }) => (
    <QueueLiveNow
      key={id}
      id={id}
      agents={members.length}
      canAct={scope.permissions.has('agents:write')}
    />
  ),
});
