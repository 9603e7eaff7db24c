import { blockNumber } from '@/lib/block-list/commands';
import { blockCaller } from '@/lib/block-list/contract';
import { callerToBlock } from '@/lib/block-list/queries';
import { methods } from '@/lib/http/methods';
import { route } from '@/lib/http/route';

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  POST: route(blockCaller, async ({ scope, params, body }) =>
    blockNumber(scope, await callerToBlock(scope, params.id), body.note ?? ''),
  ),
});
