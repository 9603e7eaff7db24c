import { updateBlockSettings } from '@/lib/block-list/commands';
import * as operations from '@/lib/block-list/contract';
import { getBlockSettings } from '@/lib/block-list/queries';
import { methods } from '@/lib/http/methods';
import { route } from '@/lib/http/route';

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  GET: route(operations.getBlockSettings, ({ scope }) => getBlockSettings(scope)),
  PATCH: route(operations.updateBlockSettings, ({ scope, body, ifMatch }) =>
    updateBlockSettings(scope, body, ifMatch),
  ),
});
