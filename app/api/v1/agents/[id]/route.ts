import { removeAgent } from '@/lib/agents/commands';
import { agent } from '@/lib/agents/contract';
import { methods } from '@/lib/http/methods';
import { route } from '@/lib/http/route';
import { updateObject } from '@/lib/objects/commands';
import { objectOperations } from '@/lib/objects/contract';
import { getObject } from '@/lib/objects/queries';

const { get, update, remove } = objectOperations(agent);

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  GET: route(get, ({ scope, params }) => getObject(agent, scope, params.id)),
  PATCH: route(update, ({ scope, params, body, ifMatch }) =>
    updateObject(agent, scope, params.id, body, ifMatch),
  ),
  DELETE: route(remove, ({ scope, params, query, ifMatch }) =>
    removeAgent(scope, params.id, ifMatch, query.repoint),
  ),
});
