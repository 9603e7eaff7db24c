import { createBlockEntry } from '@/lib/block-list/commands';
import * as operations from '@/lib/block-list/contract';
import { listBlockEntries } from '@/lib/block-list/queries';
import { methods } from '@/lib/http/methods';
import { route } from '@/lib/http/route';

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  GET: route(operations.listBlockEntries, ({ scope, query }) => listBlockEntries(scope, query)),
  POST: route(operations.createBlockEntry, ({ scope, body }) => createBlockEntry(scope, body)),
});
