import { methods } from '@/lib/http/methods';
import { route } from '@/lib/http/route';
import { listTargets } from '@/lib/objects/contract';
import * as queries from '@/lib/objects/queries';

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  GET: route(listTargets, ({ scope, query }) => queries.listTargets(scope, query)),
});
