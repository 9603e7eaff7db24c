import { methods } from '@/lib/http/methods';
import { route } from '@/lib/http/route';
import * as commands from '@/lib/trunks/commands';
import { getTrunk, removeTrunk, updateTrunk } from '@/lib/trunks/contract';
import * as queries from '@/lib/trunks/queries';

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  GET: route(getTrunk, ({ scope, params }) => queries.getTrunk(scope, params.id)),
  PATCH: route(updateTrunk, ({ scope, params, body, ifMatch }) =>
    commands.updateTrunk(scope, params.id, body, ifMatch),
  ),
  DELETE: route(removeTrunk, ({ scope, params, ifMatch }) =>
    commands.removeTrunk(scope, params.id, ifMatch),
  ),
});
