import { methods } from '@/lib/http/methods';
import { route } from '@/lib/http/route';
import * as commands from '@/lib/extensions/commands';
import { createExtension, listExtensions } from '@/lib/extensions/contract';
import * as queries from '@/lib/extensions/queries';

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  GET: route(listExtensions, ({ scope, query }) => queries.listExtensions(scope, query)),
  POST: route(createExtension, ({ scope, body }) => commands.createExtension(scope, body)),
});
