import { countCallbacks } from '@/lib/callbacks/contract';
import * as queries from '@/lib/callbacks/queries';
import { methods } from '@/lib/http/methods';
import { route } from '@/lib/http/route';

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  GET: route(countCallbacks, ({ scope }) => queries.countCallbacks(scope)),
});
