import { methods } from '@/lib/http/methods';
import { route } from '@/lib/http/route';
import * as commands from '@/lib/numbers/commands';
import { getNumber, removeNumber, updateNumber } from '@/lib/numbers/contract';
import * as queries from '@/lib/numbers/queries';

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  GET: route(getNumber, ({ scope, params }) => queries.getNumber(scope, params.id)),
  PATCH: route(updateNumber, ({ scope, params, body, ifMatch }) =>
    commands.updateNumber(scope, params.id, body, ifMatch),
  ),
  DELETE: route(removeNumber, ({ scope, params, ifMatch }) =>
    commands.removeNumber(scope, params.id, ifMatch),
  ),
});
