import { methods } from '@/lib/http/methods';
import { route } from '@/lib/http/route';
import { objectOperations } from '@/lib/objects/contract';
import { getObject } from '@/lib/objects/queries';
import { removeService, updateService } from '@/lib/services/commands';
import { service } from '@/lib/services/contract';

const { get, update, remove } = objectOperations(service);

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  GET: route(get, ({ scope, params }) => getObject(service, scope, params.id)),
  PATCH: route(update, ({ scope, params, body, ifMatch }) =>
    updateService(scope, params.id, body, ifMatch),
  ),
  DELETE: route(remove, ({ scope, params, query, ifMatch }) =>
    removeService(scope, params.id, ifMatch, query.repoint),
  ),
});
