import { removeBlockEntry, updateBlockEntry } from '@/lib/block-list/commands';
import * as operations from '@/lib/block-list/contract';
import { getBlockEntry } from '@/lib/block-list/queries';
import { methods } from '@/lib/http/methods';
import { route } from '@/lib/http/route';

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  GET: route(operations.getBlockEntry, ({ scope, params }) => getBlockEntry(scope, params.id)),
  PATCH: route(operations.updateBlockEntry, ({ scope, params, body, ifMatch }) =>
    updateBlockEntry(scope, params.id, body, ifMatch),
  ),
  DELETE: route(operations.removeBlockEntry, ({ scope, params, ifMatch }) =>
    removeBlockEntry(scope, params.id, ifMatch),
  ),
});
