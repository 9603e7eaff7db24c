import { methods } from '@/lib/http/methods';
import { route } from '@/lib/http/route';
import * as commands from '@/lib/saved-views/commands';
import { createSavedView, listSavedViews } from '@/lib/saved-views/contract';
import * as queries from '@/lib/saved-views/queries';

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  GET: route(listSavedViews, ({ scope, query }) => queries.listSavedViews(scope, query)),
  POST: route(createSavedView, ({ scope, body }) => commands.createSavedView(scope, body)),
});
