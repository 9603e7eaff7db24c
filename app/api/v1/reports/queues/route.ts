import { methods } from '@/lib/http/methods';
import { route } from '@/lib/http/route';
import { reportQueues } from '@/lib/reports/contract';
import * as queries from '@/lib/reports/queue-queries';

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  GET: route(reportQueues, ({ scope, query }) => queries.reportQueues(scope, query)),
});
