import { methods } from '@/lib/http/methods';
import { route } from '@/lib/http/route';
import * as commands from '@/lib/media-nodes/commands';
import { getMediaNode, removeMediaNode, updateMediaNode } from '@/lib/media-nodes/contract';
import * as queries from '@/lib/media-nodes/queries';

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  GET: route(getMediaNode, ({ scope, params }) => queries.getMediaNode(scope, params.id)),
  PATCH: route(updateMediaNode, ({ scope, params, body, ifMatch }) =>
    commands.updateMediaNode(scope, params.id, body, ifMatch),
  ),
  DELETE: route(removeMediaNode, ({ scope, params, ifMatch }) =>
    commands.removeMediaNode(scope, params.id, ifMatch),
  ),
});
