import { methods } from '@/lib/http/methods';
import { route } from '@/lib/http/route';
import * as commands from '@/lib/extensions/commands';
import { getExtension, removeExtension, updateExtension } from '@/lib/extensions/contract';
import * as queries from '@/lib/extensions/queries';

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  GET: route(getExtension, ({ scope, params }) => queries.getExtension(scope, params.id)),
  PATCH: route(updateExtension, ({ scope, params, body, ifMatch }) =>
    commands.updateExtension(scope, params.id, body, ifMatch),
  ),
  DELETE: route(removeExtension, ({ scope, params, query, ifMatch }) =>
    commands.removeExtension(scope, params.id, ifMatch, query.repoint),
  ),
});
