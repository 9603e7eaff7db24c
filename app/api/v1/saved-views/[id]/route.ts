import { methods } from '@/lib/http/methods';
import { route } from '@/lib/http/route';
import * as commands from '@/lib/saved-views/commands';
import { getSavedView, removeSavedView, updateSavedView } from '@/lib/saved-views/contract';
import * as queries from '@/lib/saved-views/queries';

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  GET: route(getSavedView, ({ scope, params }) => queries.getSavedView(scope, params.id)),
  PATCH: route(updateSavedView, ({ scope, params, ifMatch, body }) =>
    commands.updateSavedView(scope, params.id, ifMatch, body),
  ),
  DELETE: route(removeSavedView, ({ scope, params, ifMatch }) =>
    commands.removeSavedView(scope, params.id, ifMatch),
  ),
});
