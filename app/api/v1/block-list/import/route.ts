import { importBlockEntries as operation } from '@/lib/block-list/contract';
import { importBlockEntries } from '@/lib/block-list/import-commands';
import { methods } from '@/lib/http/methods';
import { route } from '@/lib/http/route';

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  POST: route(operation, ({ scope, query, body }) => importBlockEntries(scope, body, query.dryRun)),
});
