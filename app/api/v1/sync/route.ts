import { methods } from '@/lib/http/methods';
import { route } from '@/lib/http/route';
import { getSync } from '@/lib/sync/contract';
import { getSyncState } from '@/lib/sync/queries';

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  GET: route(getSync, ({ scope, query }) => getSyncState(scope, query)),
});
