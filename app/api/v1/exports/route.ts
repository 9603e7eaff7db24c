import * as commands from '@/lib/exports/commands';
import { createExport, listExports } from '@/lib/exports/contract';
import * as queries from '@/lib/exports/queries';
import { methods } from '@/lib/http/methods';
import { route } from '@/lib/http/route';

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  GET: route(listExports, ({ scope, query }) => queries.listExports(scope, query)),
  POST: route(createExport, ({ scope, body }) => commands.createExport(scope, body)),
});
