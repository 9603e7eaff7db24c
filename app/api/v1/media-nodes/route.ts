import { methods } from '@/lib/http/methods';
import { route } from '@/lib/http/route';
import * as commands from '@/lib/media-nodes/commands';
import { createMediaNode, listMediaNodes } from '@/lib/media-nodes/contract';
import * as queries from '@/lib/media-nodes/queries';

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  GET: route(listMediaNodes, ({ scope, query }) => queries.listMediaNodes(scope, query)),
  POST: route(createMediaNode, ({ scope, body }) => commands.createMediaNode(scope, body)),
});
