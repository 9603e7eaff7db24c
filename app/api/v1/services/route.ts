import { methods } from '@/lib/http/methods';
import { route } from '@/lib/http/route';
import { objectOperations } from '@/lib/objects/contract';
import { listObjects } from '@/lib/objects/queries';
import { createService } from '@/lib/services/commands';
import { service } from '@/lib/services/contract';

const { list, create } = objectOperations(service);

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  GET: route(list, ({ scope, query }) => listObjects(service, scope, query)),
  POST: route(create, ({ scope, body }) => createService(scope, body)),
});
