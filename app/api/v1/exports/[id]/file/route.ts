import { getExportFile } from '@/lib/exports/contract';
import * as queries from '@/lib/exports/queries';
import { methods } from '@/lib/http/methods';
import { route } from '@/lib/http/route';

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  GET: route(getExportFile, ({ scope, params, request }) =>
    queries.getExportFile(scope, params.id, request.headers),
  ),
});
