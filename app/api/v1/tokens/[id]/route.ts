import { methods } from '@/lib/http/methods';
import { route } from '@/lib/http/route';
import * as commands from '@/lib/tokens/commands';
import { getToken, removeToken } from '@/lib/tokens/contract';
import * as queries from '@/lib/tokens/queries';

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  GET: route(getToken, ({ scope, params }) => queries.getToken(scope, params.id)),
  DELETE: route(removeToken, ({ scope, params, ifMatch }) =>
    commands.removeToken(scope, params.id, ifMatch),
  ),
});
