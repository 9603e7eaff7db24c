import { methods } from '@/lib/http/methods';
import { route } from '@/lib/http/route';
import { listServiceRequests } from '@/lib/services/contract';
import { listRequests } from '@/lib/services/queries';

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  GET: route(listServiceRequests, ({ scope, params }) => listRequests(scope, params.id)),
});
