import * as commands from '@/lib/exports/commands';
import { getExport, removeExport } from '@/lib/exports/contract';
import * as queries from '@/lib/exports/queries';
import { methods } from '@/lib/http/methods';
import { route } from '@/lib/http/route';

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  GET: route(getExport, ({ scope, params }) => queries.getExport(scope, params.id)),
  DELETE: route(removeExport, ({ scope, params }) => commands.removeExport(scope, params.id)),
});
