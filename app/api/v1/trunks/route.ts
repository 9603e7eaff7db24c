import { methods } from '@/lib/http/methods';
import { route } from '@/lib/http/route';
import * as commands from '@/lib/trunks/commands';
import { createTrunk, listTrunks } from '@/lib/trunks/contract';
import * as queries from '@/lib/trunks/queries';

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  GET: route(listTrunks, ({ scope, query }) => queries.listTrunks(scope, query)),
  POST: route(createTrunk, ({ scope, body }) => commands.createTrunk(scope, body)),
});
