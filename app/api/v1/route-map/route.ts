import { methods } from '@/lib/http/methods';
import { route } from '@/lib/http/route';
import { getRouteMap } from '@/lib/routing/contract';
import * as queries from '@/lib/routing/queries';

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  GET: route(getRouteMap, ({ scope, query }) => queries.routeMap(scope, query.from)),
});
