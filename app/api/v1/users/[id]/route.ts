import { methods } from '@/lib/http/methods';
import { route } from '@/lib/http/route';
import * as commands from '@/lib/users/commands';
import { getUser, removeUser, updateUser } from '@/lib/users/contract';
import * as queries from '@/lib/users/queries';

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  GET: route(getUser, ({ scope, params }) => queries.getUser(scope, params.id)),
  PATCH: route(updateUser, ({ scope, params, body, ifMatch }) =>
    commands.updateUser(scope, params.id, body, ifMatch),
  ),
  DELETE: route(removeUser, ({ scope, params, ifMatch }) =>
    commands.removeUser(scope, params.id, ifMatch),
  ),
});
