import { methods } from '@/lib/http/methods';
import { route } from '@/lib/http/route';
import { listRecordings } from '@/lib/recordings/contract';
import * as queries from '@/lib/recordings/queries';

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  GET: route(listRecordings, ({ scope, query }) => queries.listRecordings(scope, query)),
});
