import { methods } from '@/lib/http/methods';
import { route } from '@/lib/http/route';
import { getCall } from '@/lib/calls/contract';
import * as queries from '@/lib/calls/queries';

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  GET: route(getCall, ({ scope, params }) => queries.getCall(scope, params.id)),
});
