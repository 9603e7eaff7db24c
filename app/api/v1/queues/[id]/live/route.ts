import { methods } from '@/lib/http/methods';
import { route } from '@/lib/http/route';
import { getQueueLive } from '@/lib/queues/live';
import { getQueueLive as operation } from '@/lib/queues/live-contract';

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  GET: route(operation, ({ scope, params }) => getQueueLive(scope, params.id)),
});
