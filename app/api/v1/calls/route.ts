import { methods } from '@/lib/http/methods';
import { route } from '@/lib/http/route';
import { listCalls } from '@/lib/calls/contract';
import * as queries from '@/lib/calls/queries';

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  GET: route(listCalls, ({ scope, query }) => queries.listCalls(scope, query)),
});
