import { methods } from '@/lib/http/methods';
import { route } from '@/lib/http/route';
import { importExtensions } from '@/lib/extensions/bulk-contract';
import * as commands from '@/lib/extensions/import-commands';

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  POST: route(importExtensions, ({ scope, query, body }) =>
    commands.importExtensions(scope, body, query.dryRun),
  ),
});
